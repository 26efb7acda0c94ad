import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'

const build = fileURLToPath(new URL('../web/build', import.meta.url))

/** Serves the built dashboard; addresses of its pages get the one document that draws them all. */
export function serveDashboard(app: Hono): void {
  if (!existsSync(build)) {
    app.get('/', (context) =>
      context.text('The dashboard is not built: run "npm run build" and start again.', 503),
    )
    return
  }
  app.use('/_app/immutable/*', async (context, next) => {
    await next()
    // Names hold a hash of the content.
    if (context.res.status === 200) context.header('cache-control', 'public, max-age=31536000, immutable')
  })
  app.use('*', serveStatic({ root: build, precompressed: true }))
  // A file that is not there is not a page: an old tab must not get a document as its script.
  app.get('*', async (context, next) => {
    if (/\.[a-z0-9]+$|^\/_app\/|[^\x20-\x7e]|%00/i.test(context.req.path))
      return context.text('Not found', 404)
    await next()
  })
  app.get('*', serveStatic({ root: build, path: 'index.html' }))
}
