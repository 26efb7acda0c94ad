import { addDays, type Grain, isDay } from '../format/time.ts'

/** Everything that a shared link must show again. One parameter each; what is at its default stays out of the URL. */
export type View = {
  period: Period
  /** null: what suits the period. */
  grain: Grain | null
  /** Which of three questions the same movements answer: it turns headlines, chart and ranking at once. */
  lens: Lens
  /** Of the chart of the sector; null: that of the lens. */
  metric: string | null
  /** On the page that draws any metric: its id, which only the dictionary of the API can tell to be one. */
  plot: string
  /** Networks that were chosen; none for all. */
  networks: string[]
  mode: Mode
  scale: Scale
  cumulative: boolean
  /** Each line against its own highest value, which is 100. */
  rebased: boolean
  unit: 'token' | 'usd'
  category: string
  chain: string
  search: string
  sort: Sort
  /** Networks that the reader switched off in the chart. */
  hidden: string[]
  /** Charts that are shown as tables. */
  tables: string[]
  open: Opened | null
  /** In the panel: also the movements that count for nothing. */
  excluded: boolean
  /** In the panel: the figure as it was known then, beside what it is now. A time with its zone. */
  asOf: string | null
}

/** In place of a network's id: a figure over all networks. */
export const sector = 'sector'

export type Lens = (typeof lenses)[number]
export type NamedPeriod = (typeof namedPeriods)[number]
export type Period = NamedPeriod | { from: string; to: string }
export type Mode = (typeof modes)[number]
export type Scale = 'linear' | 'log'
export type Sort = { column: string; descending: boolean }
/** One figure: the panel lists what is behind it. `to` is the day after the last one. */
export type Opened = { network: string; metric: string; token: string; from: string; to: string }

export const namedPeriods = ['all', '3y', '1y', 'ytd', '90d', '30d'] as const
/** Each is the metric that answers it. */
export const lenses = ['fees', 'revenue', 'cash'] as const
export const lensTexts = { fees: 'Fees', revenue: 'Revenue', cash: 'Cash' } as const
export const modes = ['stacked', 'share', 'lines'] as const
export const grains: readonly Grain[] = ['DAY', 'WEEK', 'MONTH', 'QUARTER']
export const grainTexts = { DAY: 'Day', WEEK: 'Week', MONTH: 'Month', QUARTER: 'Quarter' } as const
export const usdMetrics = [
  'supply_side_revenue',
  'protocol_revenue',
  'holders_revenue',
  'prepayments',
  'burned_usd',
  'emitted_usd',
  'incentives',
  'earnings',
] as const
export const tokenMetrics = ['burned', 'emitted', 'net_emission', 'fees_native', 'provider_rewards'] as const
export const sortColumns = [
  'name',
  'category',
  'status',
  'fees',
  'change',
  'recent',
  'burned_usd',
  'burn_to_emission',
  'nodes',
  'utilization',
  'market_cap',
  'price_to_fees',
  'grade',
  'last',
] as const

export const defaultView: View = {
  period: 'all',
  grain: null,
  lens: 'fees',
  metric: null,
  plot: 'fees',
  networks: [],
  mode: 'stacked',
  scale: 'linear',
  cumulative: false,
  rebased: false,
  unit: 'token',
  category: '',
  chain: '',
  search: '',
  sort: { column: 'fees', descending: true },
  hidden: [],
  tables: [],
  open: null,
  excluded: false,
  asOf: null,
}

const word = /^[a-z0-9][a-z0-9_-]{0,63}$/
const symbol = /^[A-Za-z0-9._:-]{0,80}$/

/** One parameter: its name in the URL, and how a value is read and written. `undefined` from `read` means nonsense. */
type Parameter<Value> = {
  name: string
  read: (text: string) => Value | undefined
  write: (value: Value) => string
}

const oneOf = <T extends string>(...values: readonly T[]) => ({
  read: (text: string) => values.find((value) => value === text),
  write: (value: T) => value,
})

const flag = {
  read: (text: string) => (text === '1' ? true : text === '0' ? false : undefined),
  write: (on: boolean) => (on ? '1' : '0'),
}
const id = { read: (text: string) => (word.test(text) ? text : undefined), write: (text: string) => text }
const ids = {
  read: (text: string) => {
    const list = text.split(',')
    return list.length <= 50 && list.every((entry) => word.test(entry))
      ? [...new Set(list)].sort()
      : undefined
  },
  write: (list: string[]) => [...list].sort().join(','),
}

/** A span of the future of the year 9999 or of no day at all would be an answer to nothing. */
function isSpan(from: string | undefined, to: string | undefined): boolean {
  if (from === undefined || to === undefined || !isDay(from) || !isDay(to) || from >= to) return false
  return from >= '2009-01-03' && to <= '2100-01-01' && addDays(from, 7305) >= to
}

const parameters: { [Key in keyof View]: Parameter<View[Key]> } = {
  period: {
    name: 'period',
    read: (text) => {
      const named = namedPeriods.find((period) => period === text)
      if (named !== undefined) return named
      const [from, to, ...rest] = text.split('..')
      return rest.length === 0 && isSpan(from, to) ? { from: from ?? '', to: to ?? '' } : undefined
    },
    write: (period) => (typeof period === 'string' ? period : `${period.from}..${period.to}`),
  },
  grain: {
    name: 'grain',
    read: (text) => grains.find((grain) => grain.toLowerCase() === text),
    write: (grain) => grain?.toLowerCase() ?? '',
  },
  lens: { name: 'lens', ...oneOf<Lens>(...lenses) },
  metric: {
    name: 'metric',
    read: (text) => [...lenses, ...usdMetrics, ...tokenMetrics].find((id) => id === text),
    write: (metric) => metric ?? '',
  },
  plot: { name: 'plot', ...id },
  networks: { name: 'networks', ...ids },
  mode: { name: 'mode', ...oneOf(...modes) },
  scale: { name: 'scale', ...oneOf<Scale>('linear', 'log') },
  cumulative: { name: 'cumulative', ...flag },
  rebased: { name: 'rebased', ...flag },
  unit: { name: 'unit', ...oneOf<View['unit']>('token', 'usd') },
  category: { name: 'category', ...id },
  chain: { name: 'chain', ...id },
  search: {
    name: 'q',
    read: (text) => (text.trim() !== '' && text.length <= 60 ? text : undefined),
    write: (text) => text,
  },
  sort: {
    name: 'sort',
    read: (text) => {
      const descending = text.startsWith('-')
      const column = sortColumns.find((name) => name === (descending ? text.slice(1) : text))
      return column === undefined ? undefined : { column, descending }
    },
    write: ({ column, descending }) => `${descending ? '-' : ''}${column}`,
  },
  hidden: { name: 'hide', ...ids },
  tables: { name: 'table', ...ids },
  open: {
    name: 'open',
    read: (text) => {
      const [network = '', metric = '', span = '', token = '', ...rest] = text.split('~')
      const [from, to, ...more] = span.split('..')
      if (rest.length > 0 || more.length > 0 || !word.test(network) || !word.test(metric)) return undefined
      if (!isSpan(from, to) || !symbol.test(token)) return undefined
      return { network, metric, token, from: from ?? '', to: to ?? '' }
    },
    write: (open) =>
      open === null
        ? ''
        : `${open.network}~${open.metric}~${open.from}..${open.to}${open.token === '' ? '' : `~${open.token}`}`,
  },
  excluded: { name: 'excluded', ...flag },
  asOf: {
    name: 'asOf',
    read: (text) =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/.test(text) && !Number.isNaN(Date.parse(text))
        ? text
        : undefined,
    write: (time) => time ?? '',
  },
}

const keys = Object.keys(parameters) as (keyof View)[]

export type Reading = { view: View /** What was not understood, for a notice. */; ignored: string[] }

/** The view of a URL. What is not understood falls back to its default and is named. */
export function readView(search: URLSearchParams): Reading {
  const ignored: string[] = []
  const view: View = { ...defaultView }
  const readOne = <Key extends keyof View>(key: Key) => {
    const { name, read } = parameters[key]
    const text = search.get(name)
    if (text === null) return
    const value = read(text)
    if (value === undefined) ignored.push(`${name}=${text.slice(0, 40)}`)
    else view[key] = value
  }
  for (const key of keys) readOne(key)
  // The metric of a lens is the lens: headlines and ranking must not say another.
  const lens = lenses.find((id) => id === view.metric)
  if (lens !== undefined) {
    view.lens = lens
    view.metric = null
  }
  const known = new Set(keys.map((key) => parameters[key].name))
  for (const name of new Set(search.keys())) if (!known.has(name)) ignored.push(name.slice(0, 40))
  if (view.scale === 'log' && view.mode !== 'lines') {
    view.scale = defaultView.scale
    ignored.push('scale=log, which needs mode=lines: a stack of logarithms adds up to nothing')
  }
  return { view, ignored }
}

/** The query of a view, defaults left out, in a fixed order so that one view has one address. */
export function writeView(view: View): string {
  const search = new URLSearchParams()
  const writeOne = <Key extends keyof View>(key: Key) => {
    const { name, write } = parameters[key]
    const text = write(view[key])
    if (text !== write(defaultView[key])) search.set(name, text)
  }
  for (const key of keys) writeOne(key)
  // Easier to read and to paste, and as safe: none of these characters has a meaning in a query.
  const text = search.toString().replaceAll('%2C', ',').replaceAll('%7E', '~').replaceAll('%3A', ':')
  return text === '' ? '' : `?${text}`
}
