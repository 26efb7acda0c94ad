import { pathToFileURL } from 'node:url'
import { compile } from './compile.mjs'

/* What `npm start` runs: start.ts, compiled, which starts all others compiled. */
const { list, placeOf } = await compile()
process.env.DEPINDEX_COMPILED = list
// glibc keeps up to eight heaps per core, each with what its threads once freed: a tenth of the memory of all processes.
process.env.MALLOC_ARENA_MAX ??= '2'
await import(pathToFileURL(placeOf('start.ts')).href)
