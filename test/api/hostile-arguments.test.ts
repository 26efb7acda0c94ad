import {
  buildSchema,
  type GraphQLArgument,
  GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { typeDefs } from '../../api/yoga.ts'
import { type Seeded, startSeeded } from '../seeded.ts'
import { forgedCursors, hostileTexts, noTimes, unknownWord } from './hostile-texts.ts'

/*
 * Every argument of GraphQL, as the schema names them: a new one is covered by being there. A hostile text is refused with one
 * error that names the argument, or answers what a word that nobody knows answers. A day or time that is none is always refused.
 */

let seeded: Seeded
beforeAll(async () => {
  seeded = await startSeeded({ requests: 1_000_000 })
})
afterAll(() => seeded?.stop())

const numbers = [-1, 0, -2_147_483_648, 2_147_483_647]

/** What an argument may hold so that the rest of the question is sound, by its name. */
const sound: Readonly<Record<string, unknown>> = {
  period: { from: '2024-01-01', to: '2024-03-01' },
  filter: { network: 'render', period: { from: '2024-01-01', to: '2024-03-01' } },
  metrics: ['fees'],
  metric: 'fees',
  id: 'render',
}

const schema = buildSchema(typeDefs)

type Place = {
  /** Fields from Query down to the one with the argument. */
  readonly path: readonly GraphQLField<unknown, unknown>[]
  readonly argument: GraphQLArgument
  /** Names from the argument down to the value, which is one of a list where `many`. */
  readonly names: readonly string[]
  readonly type: string
  readonly many: boolean
}

function placesOf(): Place[] {
  const seen = new Set<string>()
  const places: Place[] = []
  const visit = (type: GraphQLOutputType, path: Place['path']) => {
    const object = getNamedType(type)
    if (!isObjectType(object) || seen.has(object.name)) return
    seen.add(object.name)
    const fields = Object.values(object.getFields())
    for (const field of fields)
      for (const argument of field.args)
        for (const leaf of leavesOf(argument.type, [argument.name]))
          places.push({ path: [...path, field], argument, ...leaf })
    for (const field of fields) visit(field.type, [...path, field])
  }
  const query = schema.getQueryType()
  if (query) visit(query, [])
  return places
}

function leavesOf(
  type: GraphQLInputType,
  names: readonly string[],
): Pick<Place, 'names' | 'type' | 'many'>[] {
  const named = getNamedType(type)
  if (named instanceof GraphQLEnumType) return []
  if (isInputObjectType(named))
    return Object.values(named.getFields()).flatMap((field) => leavesOf(field.type, [...names, field.name]))
  return [{ names, type: named.name, many: isListType(getNullableType(type)) }]
}

/** Everything that a field answers without arguments, two levels deep, so that all of its statements are asked. */
function selectionOf(type: GraphQLOutputType, depth = 2): string {
  const object = getNamedType(type)
  if (!isObjectType(object)) return ''
  const fields = Object.values(object.getFields()).filter(
    (field) =>
      !field.args.some(({ type }) => isNonNullType(type)) &&
      (depth > 1 || !isObjectType(getNamedType(field.type))),
  )
  return `{ ${fields.map((field) => `${field.name} ${selectionOf(field.type, depth - 1)}`).join(' ')} }`
}

const wrap = (names: readonly string[], value: unknown): unknown =>
  names.reduceRight((held, name) => ({ [name]: held }), value)

function merge(base: unknown, over: unknown): unknown {
  const isRecord = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isRecord(base) || !isRecord(over)) return over
  return Object.fromEntries(
    [...new Set([...Object.keys(base), ...Object.keys(over)])].map((name) => [
      name,
      name in over ? merge(base[name], over[name]) : base[name],
    ]),
  )
}

/** Asks the field with `value` in the place and sound values elsewhere. */
async function answerTo({ path, argument, names, many }: Place, value: unknown) {
  const variables: Record<string, unknown> = {}
  const declared: string[] = []
  const call = (field: GraphQLField<unknown, unknown>, level: number) => {
    const isLast = level === path.length - 1
    const given = field.args.flatMap((each) => {
      const isHere = isLast && each.name === argument.name
      const whole = sound[each.name]
      if (!isHere && !(isNonNullType(each.type) && each.defaultValue === undefined)) return []
      const [, ...below] = names
      if (!isHere && whole === undefined) throw new Error(`no sound value for ${field.name}(${each.name})`)
      const held = isHere
        ? merge(below.length > 0 ? (whole ?? {}) : undefined, wrap(below, many ? [value] : value))
        : whole
      variables[`${each.name}${level}`] = held
      declared.push(`$${each.name}${level}: ${each.type}`)
      return [`${each.name}: $${each.name}${level}`]
    })
    // Of metrics and a lens one is to be given.
    const alone = field.name === 'series' && !given.some((text) => /^(metrics|lens):/.test(text))
    const all = [...given, ...(alone ? ['metrics: ["fees"]'] : [])]
    return `${field.name}${all.length === 0 ? '' : `(${all.join(', ')})`}`
  }
  const text = path.map(call)
  const last = path.at(-1)
  const query = `${text.join(' { ')} ${last ? selectionOf(last.type) : ''}${' }'.repeat(path.length - 1)}`
  return seeded.graphql(`query (${declared.join(', ')}) { ${query} }`, variables)
}

type Answer = Awaited<ReturnType<typeof answerTo>>

/** One error, made for who asked, that names what was at fault and says what was expected. */
function expectRefused({ errors }: Answer, place: Place, value: unknown): void {
  const what = `${place.names.join('.')} = ${JSON.stringify(value).slice(0, 80)}`
  expect(errors, what).toHaveLength(1)
  const [error] = errors ?? []
  expect(error?.message, what).toMatch(/: got .*, expected .+/s)
  expect(error?.message.length, what).toBeLessThan(1500)
  expect(error?.extensions, what).toMatchObject({ code: expect.stringMatching(/^(BAD_[A-Z]+|LIMIT)$/) })
  expect(place.names.join('.'), what).toContain(String(error?.extensions['argument']).replace(/^.*\./, ''))
}

const places = placesOf()
const named = (place: Place) => ({
  name: `${place.path.map(({ name }) => name).join('.')}(${place.names.join('.')})`,
  place,
})
const ofType = (...types: string[]) => places.filter(({ type }) => types.includes(type)).map(named)

test('every argument is of a type that a law below is for', () => {
  expect(places.length).toBeGreaterThan(30)
  expect([...new Set(places.map(({ type }) => type))].sort()).toEqual([
    'Boolean',
    'Date',
    'DateTime',
    'ID',
    'Int',
    'String',
  ])
})

describe('a hostile text is refused, or is a word that nobody knows', () => {
  test.each(ofType('ID', 'String'))('$name', async ({ place }) => {
    const unknown = await answerTo(place, unknownWord)
    if (unknown.errors) expectRefused(unknown, place, unknownWord)
    for (const text of [...hostileTexts, ...(place.names.at(-1) === 'after' ? forgedCursors : [])]) {
      const answer = await answerTo(place, text)
      if (answer.errors) expectRefused(answer, place, text)
      else
        expect(JSON.stringify(answer.data).replaceAll(text, unknownWord), text).toEqual(
          JSON.stringify(unknown.data),
        )
    }
  })
})

describe('a day or time that is none is refused', () => {
  test.each(ofType('Date', 'DateTime'))('$name', async ({ place }) => {
    for (const text of [...hostileTexts, ...noTimes]) expectRefused(await answerTo(place, text), place, text)
  })
})

describe('a number out of its range is refused', () => {
  test.each(ofType('Int'))('$name', async ({ place }) => {
    for (const number of numbers) {
      const answer = await answerTo(place, number)
      if (answer.errors) expectRefused(answer, place, number)
      // An empty list may be asked for where the schema says so.
      else expect([number, place.argument.description]).toEqual([0, expect.stringMatching(/\b0 to \d/)])
    }
  })
})

test('nothing of it changed what is told', async () => {
  const fresh = await startSeeded()
  const question =
    '{ networks { id figures(metrics: ["fees", "burned"], period: { from: "2023-01-01", to: "2026-01-01" }) { value } } }'
  expect(await seeded.graphql(question)).toEqual(await fresh.graphql(question))
  await fresh.stop()
})
