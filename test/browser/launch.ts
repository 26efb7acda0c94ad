import { execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

export type LaunchedBrowser = { readonly browser: Browser; readonly close: () => Promise<void> }

/**
 * The browser that comes with the packages, with the system libraries that come with it too: nothing needs to be
 * installed on the machine. `more` are arguments of the browser.
 */
export async function launchBrowser(more: readonly string[] = []): Promise<LaunchedBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'depindex-browser-'))
  const libraries = await unpackLibraries(folder)
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    // One process for all is for machines without /dev/shm; here it would take every page down with one.
    args: [
      ...chromium.args.filter(
        (argument) => argument !== '--single-process' && argument !== '--disable-web-security',
      ),
      ...more,
    ],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
    },
  })
  return {
    browser,
    close: async () => {
      await browser.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** NSS and its kin, as the browser's package brings them. */
async function unpackLibraries(folder: string): Promise<string> {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  let root = dirname(main)
  while (!existsSync(join(root, 'bin', 'al2023.tar.br'))) {
    if (root === dirname(root)) throw new Error('bin/al2023.tar.br not found beside @sparticuz/chromium')
    root = dirname(root)
  }
  const archive = join(folder, 'al2023.tar')
  await pipeline(
    createReadStream(join(root, 'bin', 'al2023.tar.br')),
    createBrotliDecompress(),
    createWriteStream(archive),
  )
  execFileSync('tar', ['-xf', archive, '-C', folder])
  return join(folder, 'lib')
}
