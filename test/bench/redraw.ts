import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { launchBrowser } from '../browser/launch.ts'
import { type Line, quantile } from './report.ts'

const pages = fileURLToPath(new URL('../../web/src/lib/', import.meta.url))
const lines = 40
const days = 1825
const rounds = 22

/**
 * Runs in the page: what explore does with a metric in USD of all networks, on values that are others each time. The largest
 * lines stand for themselves and the rest is gathered into one, in exact decimals, and then it is drawn; and the same figures
 * once more in another theme.
 */
const measure = `async (mode) => {
  const times = Array.from({ length: ${days} }, (_, day) => new Date(Date.UTC(2021, 10, 1 + day)).toISOString().slice(0, 10))
  const frameOf = (round) => ({
    grain: 'DAY',
    times,
    lines: Array.from({ length: ${lines} }, (_, line) => ({
      id: 'network-' + line, name: 'Network ' + line, unit: 'USD', behind: null, sources: [],
      colour: '#' + (0x405060 + line * 0x030201).toString(16),
      points: times.map((_, day) => ({
        value: (day + line) % 97 === 0 ? null : String(1000 + ((day * 31 + line * 17 + round * 7) % 400)) + '.' + String(123456789 + day * 997 + line).padEnd(9 + ((day + line) % 10), '7'),
        tier: day < 900 ? 'PUBLISHED' : line % 4 === 0 ? 'DERIVED' : 'INDEXED',
        provisional: day > ${days} - 3, partial: false, reason: '',
      })),
    })),
  })
  const box = document.createElement('div')
  box.style.cssText = 'width:1400px;height:400px'
  document.body.append(box)
  const chart = window.mountChart(box)
  const palette = { text: '#111111', rule: '#dddddd', axis: '#999999', ground: '#ffffff' }
  const metric = { label: 'Fees', aggregation: 'sum', additive: true }
  const wanted = { mode, scale: 'linear', cumulative: false, rebased: false }
  const painted = async () => {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    // Reading a pixel waits until everything before it is drawn.
    for (const canvas of box.querySelectorAll('canvas')) canvas.getContext('2d').getImageData(0, 0, 1, 1)
  }
  const pause = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)))
  const anew = []
  const again = []
  for (let round = 0; round < ${rounds}; round++) {
    const frame = frameOf(round)
    const draw = async (few, ground) => {
      const plan = window.planChart(metric, window.unitsOf(frame), frame.lines.length, wanted)
      const { drawn } = window.drawFrames(few, plan)
      await chart.draw(drawn, { mode: plan.mode, scale: plan.scale, unit: 'USD', width: 1400, palette: { ...palette, ground } })
      await painted()
    }
    await pause()
    let begun = performance.now()
    const { few } = window.gatherLines(frame, metric.additive)
    await draw(few, '#ffffff')
    anew.push(performance.now() - begun)
    await pause()
    begun = performance.now()
    await draw(few, '#000000')
    again.push(performance.now() - begun)
  }
  chart.dispose()
  box.remove()
  return { anew: anew.slice(2), again: again.slice(2) }
}`

/** From the figures of a chart to its pixels, in the browser: 40 networks over five years of days, as the page draws them. */
export async function benchRedraw(): Promise<Line[]> {
  const bundle = await build({
    stdin: {
      contents: `import { mountChart } from './charts/engine.ts'
        import { drawFrames, gatherLines, unitsOf } from './explore/build-frames.ts'
        import { planChart } from './explore/plan-chart.ts'
        Object.assign(window, { mountChart, drawFrames, gatherLines, unitsOf, planChart })`,
      resolveDir: pages,
    },
    bundle: true,
    minify: true,
    format: 'iife',
    write: false,
  })
  const launched = await launchBrowser()
  try {
    const page = await launched.browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' })
    const found: Line[] = []
    for (const mode of ['stacked', 'share', 'lines']) {
      const { anew, again } = await page.evaluate<{ anew: number[]; again: number[] }>(
        `(${measure})(${JSON.stringify(mode)})`,
      )
      for (const [what, taken] of Object.entries({ redraw: again, 'first drawing': anew }))
        for (const [name, part] of Object.entries({ p50: 0.5, p95: 0.95 }))
          found.push({
            name: `${what} of ${lines} networks x ${days} days, ${mode}, ${name}`,
            value: quantile(taken, part),
            unit: 'ms',
            ...(what === 'redraw' || name === 'p50' ? { target: { most: 100 } } : {}),
          })
    }
    return found
  } finally {
    await launched.close()
  }
}
