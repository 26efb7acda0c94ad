import { pathToFileURL } from 'node:url'
import { compile } from './compile.mjs'

/* What `npm start` runs: start.ts, compiled, which starts all others compiled. */
const { list, placeOf } = await compile()
process.env.DEPINDEX_COMPILED = list
await import(pathToFileURL(placeOf('start.ts')).href)
