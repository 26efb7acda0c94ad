import type { Block, Mined } from './calls.ts'
import { networksOf, type Payment, type PaymentOptions } from './payment.ts'
import type { ChainId } from './places.ts'
import { createRandom } from './random.ts'

type LiveOptions = {
  readonly chains: readonly ChainId[]
  readonly intervalMs: number
  readonly seed: string
  readonly play: (chain: ChainId, block: Partial<Block>) => Promise<Mined>
  readonly pay: (options: PaymentOptions) => Promise<Payment>
  readonly log: (line: string) => void
}

/** Keeps the chains going: a block on each at every interval, one in five with a payment. */
export function startLive({ chains, intervalMs, seed, play, pay, log }: LiveOptions): {
  stop(): Promise<void>
} {
  const random = createRandom(`${seed}/live`)
  let stopped = false
  let wake = () => {}
  const step = async (chain: ChainId) => {
    if (!random.chance(0.2)) return void (await play(chain, {}))
    const amount = `${random.int(0, 40)}.${random.int(1, 10_000)}`
    const { network, token, block } = await pay({ network: random.pick(networksOf[chain]), amount })
    log(`${network}: ${amount} ${token} in block ${block}`)
  }
  const loop = async () => {
    while (!stopped) {
      await Promise.all(chains.map(step))
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, intervalMs)
      })
    }
  }
  const running = loop()
  // Whoever stops hears of a failure; until then it must not end the process as an unhandled one.
  running.catch((error) => log(`live blocks ended: ${error}`))
  return {
    stop() {
      stopped = true
      wake()
      return running
    },
  }
}
