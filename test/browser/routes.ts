import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const routes = fileURLToPath(new URL('../../web/src/routes/', import.meta.url))

/** An address for each page: of those with a parameter one that shows much and one that shows little. */
export const pages: Readonly<Record<string, readonly string[]>> = {
  '/': ['/'],
  '/coverage': ['/coverage'],
  '/data': ['/data'],
  '/devices': ['/devices'],
  '/economics': ['/economics'],
  '/embed': ['/embed?plot=burned_usd'],
  '/explore': ['/explore'],
  '/methodology': ['/methodology'],
  '/networks': ['/networks'],
  '/networks/[id]': ['/networks/helium', '/networks/filecoin', '/networks/livepeer'],
}

/** The pages that there are, as the folders of the dashboard tell it. */
export function listRoutes(): string[] {
  return readdirSync(routes, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('+page.svelte'))
    .map((file) => `/${file.replace(/\/?\+page\.svelte$/, '')}`)
    .sort()
}

export const everyPage: readonly string[] = Object.values(pages).flat()
