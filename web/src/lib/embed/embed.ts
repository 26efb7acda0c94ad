import { defaultView, type View, writeView } from '../state/view-params.ts'

/** The page that shows one chart and nothing else. */
export const embedPath = '/embed'

/** What of a view belongs to a chart by itself; the rest would be of the page around it. */
export function embedAddress(
  { period, grain, mode, scale, cumulative, rebased }: View,
  part: Partial<View>,
): string {
  const view = { ...defaultView, period, grain, mode, scale, cumulative, rebased, ...part }
  return embedPath + writeView(view)
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

/** HTML to paste into a page. `address` is absolute. */
export function embedCode(address: string, title: string): string {
  return `<iframe src="${escapeHtml(address)}" title="${escapeHtml(title)}" width="100%" height="460" loading="lazy" style="border: 0"></iframe>`
}
