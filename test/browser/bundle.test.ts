import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const build = new URL('../../web/build/', import.meta.url)
const limit = 200_000

/** Every file that a file imports by name, and those files' imports: what the browser fetches with it. */
async function gather(entry: URL, into: Map<string, number>): Promise<void> {
  if (into.has(entry.pathname)) return
  const code = await readFile(entry)
  into.set(entry.pathname, gzipSync(code, { level: 9 }).length)
  for (const [, path] of code.toString().matchAll(/(?:from|import)\s*["'](\.{1,2}\/[^"']+\.js)["']/g))
    if (path !== undefined) await gather(new URL(path, entry), into)
}

async function findFile(folder: string, holds: RegExp): Promise<URL> {
  const at = new URL(`_app/immutable/${folder}/`, build)
  for (const name of await readdir(at)) {
    const file = new URL(name, at)
    if (name.endsWith('.js') && holds.test(await readFile(file, 'utf8'))) return file
  }
  throw new Error(`no file of ${folder} holds ${holds}`)
}

test('the first view of the sector page stays under 200 kB of JavaScript, compressed, its charts included', async () => {
  const document = new URL('index.html', build)
  expect(existsSync(document), `${fileURLToPath(document)}: run "npm run build"`).toBe(true)
  const html = await readFile(document, 'utf8')
  const files = new Map<string, number>()
  for (const [, path] of html.matchAll(/(?:href|src|import\()\s*=?\s*["']\/([^"']+\.js)["']/g))
    if (path !== undefined) await gather(new URL(path, build), files)
  // What the page fetches by itself: its own code, and the charts.
  await gather(await findFile('nodes', /DePIN sector/), files)
  await gather(await findFile('chunks', /getDataURL/), files)
  const total = [...files.values()].reduce((sum, size) => sum + size, 0)
  expect(total, `${total} bytes in ${files.size} files`).toBeLessThan(limit)
  // Far less than this would mean that the test lost the charts.
  expect(total).toBeGreaterThan(limit / 2)
})

test('nothing is fetched from elsewhere, and no script stands in the page without its hash', async () => {
  const html = await readFile(new URL('index.html', build), 'utf8')
  expect(html).not.toMatch(/(?:src|href)="https?:/)
  expect(html).toMatch(/content-security-policy" content="[^"]*script-src 'self' 'sha256-/)
  expect(html).not.toMatch(/\son[a-z]+="/)
})

test('each script and style stands beside itself compressed, as it is served', async () => {
  for (const folder of ['entry', 'nodes', 'chunks', 'assets'])
    for (const name of await readdir(new URL(`_app/immutable/${folder}/`, build)))
      if (/\.(js|css)$/.test(name)) {
        const file = new URL(`_app/immutable/${folder}/${name}`, build)
        for (const ending of ['.gz', '.br'])
          expect(existsSync(new URL(file.href + ending)), name + ending).toBe(true)
      }
})
