import type { Browser } from 'playwright-core'
import { parseAmount } from '../../schemas/amount.ts'
import { openPage, waitFor } from '../browser/watch.ts'
import { type DayFigure, dayAfter } from './open-figures.ts'

type Shown = {
  readonly value: string
  /** What the panel says of the sum. */
  readonly sum: string
  /** The last of the running sums. */
  readonly last: string
}

const read = `(() => {
  const panel = document.querySelector('[role=dialog]')
  return {
    value: panel.querySelector('.value data')?.getAttribute('value') ?? '',
    sum: panel.querySelector('.sum p')?.textContent ?? '',
    last: panel.querySelector('tbody tr:last-child td:last-child')?.textContent ?? '',
  }
})()`

/** "−$1,234.5" -> 1234.5 with its sign, in the last of 24 digits. */
function exact(text: string): bigint {
  const [, sign = '', digits = '0'] = /([-−]?)\$?([\d,]+(?:\.\d+)?)/.exec(text) ?? []
  return parseAmount(`${sign === '' ? '' : '-'}${digits.replaceAll(',', '')}`, 24)
}

/** Opens each figure by its address, all movements of it on one page, and tells what the panel does not show as it must. */
export async function openInPanel(
  browser: Browser,
  address: string,
  figures: readonly DayFigure[],
): Promise<string[]> {
  const wrong: string[] = []
  const { page, context, complaints } = await openPage(browser, `${address}/methodology`)
  for (const { network, metric, token, day, value } of figures) {
    const open = [network, metric, `${day}..${dayAfter(day)}`, ...(token === '' ? [] : [token])].join('~')
    await page.goto(`${address}/methodology?open=${encodeURIComponent(open)}`)
    await waitFor(page, `document.querySelector('[role=dialog][aria-busy=false] .sum')`)
    const shown = await page.evaluate<Shown>(read)
    const [, told = '', share = ''] =
      / sum to (\S+).*?(?:times ([\d.]+) is|which is) the figure/.exec(shown.sum) ?? []
    // The parts of fees are the movements times the share of their split.
    const isFigure = share !== '' || (told !== '' && exact(told) === exact(value))
    if (exact(shown.value) !== exact(value) || exact(shown.last) !== exact(told) || !isFigure)
      wrong.push(`${open}: ${value} is shown as ${JSON.stringify(shown)}`)
  }
  await context.close()
  return [...wrong, ...complaints]
}
