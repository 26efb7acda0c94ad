import { MultiBar, Presets } from 'cli-progress'
import type { DestinationStream } from 'pino'
import type { ChainState } from './chain-state.ts'

/** One line a record for people; the JSON has everything. */
function humanLine(line: string): string {
  const { time, level, msg = '', chain, ...rest } = JSON.parse(line) as Record<string, unknown>
  const clock = String(time).slice(11, 19)
  const details = Object.entries(rest).map(
    ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  const place = chain === undefined ? '' : `${chain}: `
  return `${clock} ${String(level).padEnd(5)} ${place}${[msg, ...details].join(' ')}`
}

/** Progress bars of the chains that are syncing, with the log above them. */
export function openTerminal(stream: NodeJS.WriteStream) {
  const bars = new MultiBar(
    {
      stream,
      format: '{chain} {bar} {percent} block {value} of {total}, {left} left',
      hideCursor: true,
      clearOnComplete: true,
      barsize: 30,
    },
    Presets.shades_classic,
  )
  const shown = new Map<string, ReturnType<typeof bars.create>>()

  const destination: DestinationStream = {
    write: (line) => {
      if (shown.size > 0) bars.log(`${humanLine(line.trim())}\n`)
      else stream.write(`${humanLine(line.trim())}\n`)
    },
  }

  return {
    destination,
    show: (chain: string, { state, height, head, percent, etaSeconds }: ChainState): void => {
      const bar = shown.get(chain)
      if (state !== 'syncing' || head === null || percent === null) {
        if (bar !== undefined) bars.remove(bar)
        shown.delete(chain)
        return
      }
      const payload = {
        chain: chain.padEnd(10),
        percent: `${percent.toFixed(1)} %`,
        left: leftText(etaSeconds),
      }
      if (bar === undefined) shown.set(chain, bars.create(head, height, payload))
      else {
        bar.setTotal(head)
        bar.update(height, payload)
      }
    },
    stop: (): void => bars.stop(),
  }
}

function leftText(seconds: number | null): string {
  if (seconds === null) return 'unknown time'
  if (seconds < 90) return `${seconds} s`
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  return `${(seconds / 3600).toFixed(1)} h`
}
