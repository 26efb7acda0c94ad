import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { execa } from 'execa'
import { launchBrowser } from '../browser/launch.ts'
import { startProduct } from '../product.ts'
import type { Line } from './report.ts'

const categories = ['performance', 'accessibility', 'best-practices'] as const
const pages = [
  '/',
  '/networks',
  '/networks/helium',
  '/explore',
  '/economics',
  '/devices',
  '/coverage',
  '/methodology',
  '/data',
]

type Report = {
  readonly categories: Readonly<
    Record<
      string,
      {
        readonly score: number | null
        readonly auditRefs: readonly { readonly id: string; readonly weight: number }[]
      }
    >
  >
  readonly audits: Readonly<Record<string, { readonly score: number | null; readonly displayValue?: string }>>
}

/** Scores of 0 to 100 by Lighthouse's desktop preset, on the product with the published history that comes with it. */
export async function benchLighthouse(say: (line: string) => void): Promise<Line[]> {
  const port = await findPort()
  const product = await startProduct()
  const launched = await launchBrowser([`--remote-debugging-port=${port}`])
  try {
    const lines: Line[] = []
    for (const page of pages) {
      const report = await judge(product.url + page, port)
      for (const id of categories) {
        const category = report.categories[id]
        lines.push({
          name: `lighthouse ${id} of ${page}`,
          value: Math.round((category?.score ?? 0) * 100),
          unit: 'of 100',
          target: { least: 95 },
        })
        for (const { id: audit, weight } of category?.auditRefs ?? []) {
          const { score = null, displayValue = '' } = report.audits[audit] ?? {}
          if (weight > 0 && score !== null && score < 0.9)
            say(`  ${page} ${id}: ${audit} ${score} ${displayValue}`)
        }
      }
    }
    return lines
  } finally {
    await launched.close()
    await product.stop()
  }
}

/** By its command, because measuring in this process would measure this process too. */
async function judge(url: string, port: number): Promise<Report> {
  const root = dirname(createRequire(import.meta.url).resolve('lighthouse/package.json'))
  const { stdout } = await execa(process.execPath, [
    ...[join(root, 'cli', 'index.js'), url, '--preset=desktop', '--output=json', '--quiet'],
    ...[`--port=${port}`, `--only-categories=${categories.join(',')}`, '--no-enable-error-reporting'],
  ])
  return JSON.parse(stdout) as Report
}

async function findPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
