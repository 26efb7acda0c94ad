import { readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

/*
 * `npm start` compiles our files for its run and names in DEPINDEX_COMPILED a list of where each went, and so do the tests for
 * the processes that they start. Without it a process came by tsx, and so do those that it starts.
 */

const list = process.env['DEPINDEX_COMPILED']
const places: Readonly<Record<string, string>> = list ? JSON.parse(readFileSync(list, 'utf8')) : {}

/**
 * A limit that no process of ours comes near. Where V8 knows none, it takes four times of what it needs before it looks for
 * what is not needed any more; with this one it takes not twice of it.
 */
const memory = '--max-old-space-size=1024'

/** What Node is to be told to run a file of ours in a process of its own. */
export function commandOf(file: URL): { readonly flags: readonly string[]; readonly path: string } {
  const source = fileURLToPath(file)
  const path = places[source]
  return path === undefined
    ? { flags: [memory, '--import', import.meta.resolve('tsx')], path: source }
    : { flags: [memory], path }
}

/** A process that came by a loader, as a test, may start compiled ones; its own files it takes as it took the others. */
const isCompiled = Object.values(places).includes(process.argv[1] ?? '')

/** Where a file of ours is imported from, given its path. */
export function importable(file: string): string {
  return pathToFileURL((isCompiled ? places[file] : undefined) ?? file).href
}
