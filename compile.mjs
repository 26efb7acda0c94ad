import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { delimiter, dirname, join, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, stop } from 'esbuild'

/*
 * Compiles everything once for a run. Every process would otherwise hold a TypeScript loader of its own, and whole libraries
 * of which it uses a part: more memory than all that it does. A run compiles for itself, into a folder that goes with it,
 * so what runs is always what stands in the files. JavaScript, because it runs before there is anything that takes TypeScript.
 */

const root = import.meta.dirname
const builds = join(root, 'node_modules', '.cache', 'depindex')

/** Of these only a part is used, and they hold together by imports that a bundler can follow. All others stay as they are. */
const bundled = /^(viem|abitype|ox|@noble\/|@scure\/)/

/** Files that are imported by their path: those that begin a process, and those that are found by listing a folder.
 *
 * @param {readonly string[]} others */
function entries(others) {
  const processes = ['start.ts', 'indexer/main.ts', 'indexer/chain-process.ts', 'api/main.ts']
  const extra = (process.env.NETWORKS_DIR ?? '').split(delimiter).filter((folder) => folder !== '')
  const networks = [join(root, 'indexer', 'networks'), ...extra].flatMap(listNetworks)
  const files = [...processes, 'schemas/clickhouse/engine/main.ts', ...networks, ...others]
  return [...new Set(files.map((file) => resolve(root, file)))]
}

/** A folder that cannot be read is named by the indexer, which knows what it is for.
 *
 * @param {string} folder */
function listNetworks(folder) {
  try {
    const files = readdirSync(folder).filter((file) => /(?<!\.test|\.d)\.ts$/.test(file))
    return files.map((file) => resolve(folder, file))
  } catch {
    return []
  }
}

/** SQL, history and the dashboard are found from where a file of ours stands, so it must go on saying where that is. */
/** @type {import('esbuild').Plugin} */
const keepPlaces = {
  name: 'keep-places',
  setup(builder) {
    builder.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (path.includes(`${sep}node_modules${sep}`)) return undefined
      const text = await readFile(path, 'utf8')
      return {
        loader: 'ts',
        contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      }
    })
  },
}

/** @type {import('esbuild').Plugin} */
const keepPackages = {
  name: 'keep-packages',
  setup(builder) {
    builder.onResolve({ filter: /^[^./]/ }, ({ path }) =>
      bundled.test(path) || path.startsWith(root) ? undefined : { external: true },
    )
  },
}

/**
 * Compiles everything that a run imports by its path, and `others`, into a folder that goes with this process.
 *
 * @param {readonly string[]} others
 */
export async function compile(others = []) {
  removeDead()
  const folder = join(builds, `${process.pid}`)
  process.on('exit', () => remove(folder))
  const files = entries(others)
  /** @type {Record<string, string>} */
  const places = {}
  for (const [index, file] of files.entries()) places[file] = join(folder, nameOf(file, index))
  try {
    await bundle(places, folder)
  } catch {
    await bundleWhatCan(places, folder)
  }
  // Its process would stay, and hold as much memory as was saved.
  await stop()
  const list = join(folder, 'files.json')
  writeFileSync(list, JSON.stringify(places))
  return {
    /** What DEPINDEX_COMPILED is to be: see schemas/compiled.ts. */
    list,
    /** Where a file went, by its path below the root of the project.
     *
     * @param {string} file */
    placeOf: (file) => places[resolve(root, file)] ?? file,
  }
}

/**
 * @param {Readonly<Record<string, string>>} places
 * @param {string} folder
 */
function bundle(places, folder) {
  return build({
    absWorkingDir: root,
    entryPoints: Object.entries(places).map(([file, place]) => ({
      in: file,
      out: relative(folder, place).replace(/\.mjs$/, ''),
    })),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [keepPlaces, keepPackages],
  })
}

/**
 * A file that is no TypeScript must not keep the others from running: whoever imports it hears why it cannot be.
 *
 * @param {Readonly<Record<string, string>>} places
 * @param {string} folder
 */
async function bundleWhatCan(places, folder) {
  /** @type {Record<string, string>} */
  const right = {}
  for (const [file, place] of Object.entries(places))
    try {
      await bundle({ [file]: place }, folder)
      right[file] = place
    } catch (error) {
      mkdirSync(dirname(place), { recursive: true })
      writeFileSync(place, `throw new Error(${JSON.stringify(reasonOf(error))})\n`)
    }
  await bundle(right, folder)
}

/** @param {unknown} error */
function reasonOf(error) {
  const [first] = /** @type {Partial<import('esbuild').BuildFailure>} */ (error).errors ?? []
  if (first === undefined) return String(error)
  const { file, line, column } = first.location ?? {}
  return file === undefined ? first.text : `${resolve(root, file)}:${line}:${column}: ${first.text}`
}

/** The path of a file of ours, so that a list of processes can be read; a number for files of other people.
 *
 * @param {string} file
 * @param {number} index */
function nameOf(file, index) {
  const path = relative(root, file).replace(/\.ts$/, '')
  return `${path.startsWith('..') ? `extra/${index}` : path}.mjs`
}

/** What runs that were killed have left. */
function removeDead() {
  mkdirSync(builds, { recursive: true })
  for (const name of readdirSync(builds)) if (!isAlive(Number(name))) remove(join(builds, name))
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/** @param {string} folder */
const remove = (folder) => rmSync(folder, { recursive: true, force: true })
