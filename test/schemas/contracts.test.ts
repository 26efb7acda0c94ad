import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generate } from '@graphql-codegen/cli'
import { buildSchema, isEnumType, isInputObjectType, isObjectType } from 'graphql'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import codegen from '../../schemas/codegen.ts'
import { metrics } from '../../schemas/metrics.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/node_modules|\.svelte-kit|build\//.test(entry.parentPath))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

describe('imports point one way', () => {
  const allowed: Readonly<Record<string, readonly string[]>> = {
    schemas: ['schemas'],
    indexer: ['indexer', 'schemas'],
    api: ['api', 'schemas'],
    web: ['web', 'schemas'],
  }
  for (const [from, to] of Object.entries(allowed))
    test(`${from} imports only ${to.join(' and ')}`, () => {
      const wrong = filesBelow(from === 'web' ? 'web/src' : from)
        .filter(
          (file) =>
            /\.(ts|svelte)$/.test(file) &&
            file !== 'schemas/generated/resolvers.ts' &&
            !file.endsWith('.test.ts'),
        )
        .flatMap((file) =>
          [
            ...readFileSync(join(root, file), 'utf8').matchAll(
              /from '(\.[^']+)'|import\('(\.[^']+)'\)|import '(\.[^']+)'/g,
            ),
          ]
            .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
            .map((target) => relative(root, join(root, file, '..', target)))
            .filter((target) => !to.includes(target.split('/')[0] ?? ''))
            .map((target) => `${file} -> ${target}`),
        )
      expect(wrong).toEqual([])
    })

  test('decoders do not know chains or networks, chains do not know networks', () => {
    const wrong = ['indexer/decoders', 'indexer/chains'].flatMap((folder) =>
      filesBelow(folder)
        .filter((file) => file.endsWith('.ts'))
        .filter((file) => {
          const text = readFileSync(join(root, file), 'utf8')
          return (
            /from '[^']*\/networks\//.test(text) ||
            (folder === 'indexer/decoders' && /from '[^']*\/chains\//.test(text))
          )
        }),
    )
    expect(wrong).toEqual([])
  })
})

describe('the GraphQL contract', () => {
  const schema = buildSchema(readFileSync(join(root, 'schemas/schema.graphql'), 'utf8'))
  const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'))

  test('every field and every argument is described', () => {
    const bare = types.flatMap((type) => {
      if (isEnumType(type))
        return type
          .getValues()
          .filter(({ description }) => type.name !== 'Grain' && !description)
          .map(({ name }) => `${type.name}.${name}`)
      if (!isObjectType(type) && !isInputObjectType(type)) return []
      return Object.values(type.getFields()).flatMap((field) => [
        ...(field.description ? [] : [`${type.name}.${field.name}`]),
        ...(isObjectType(type) ? (type.getFields()[field.name]?.args ?? []) : [])
          .filter((argument) => !argument.description)
          .map((argument) => `${type.name}.${field.name}(${argument.name})`),
      ])
    })
    expect(bare).toEqual([])
  })

  test('the generated types are those of the contract: run "npm run generate" after a change', async () => {
    const outputs: { filename: string; content: string }[] = await generate(
      { ...codegen, cwd: root, silent: true },
      false,
    )
    expect(outputs.length).toBeGreaterThan(0)
    for (const { filename, content } of outputs)
      expect(readFileSync(resolve(root, filename), 'utf8') === content, filename).toBe(true)
  })
})

describe('the dictionary of metrics', () => {
  test('ids are unique, ratios name their parts, only USD is added across networks', () => {
    const ids = metrics.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const metric of metrics) {
      expect(metric.id).toMatch(/^[a-z_]+$/)
      expect(metric.description).toMatch(/\.$/)
      expect(metric.aggregation === 'ratio').toBe(metric.parts !== undefined)
      for (const part of metric.parts ?? []) expect(ids).toContain(part)
      if (metric.additive) expect(metric.unit).toBe('USD')
    }
  })

  test('every metric that a statement writes is in the dictionary', () => {
    const text =
      readFileSync(join(root, 'indexer/figures.ts'), 'utf8') +
      filesBelow('schemas/clickhouse/figures')
        .map((file) => readFileSync(join(root, file), 'utf8'))
        .join('\n')
    for (const id of [
      'fees',
      'fees_native',
      'payments',
      'payers',
      'burned',
      'burned_usd',
      'emitted',
      'emitted_usd',
      'incentives',
      'prepayments',
      'cash',
      'supply_side_revenue',
      'revenue',
      'holders_revenue',
      'protocol_revenue',
      'net_emission',
      'burn_to_emission',
      'subsidy_per_dollar',
      'earnings',
      'price',
    ]) {
      expect(text).toContain(`'${id}'`)
      expect(metrics.map((metric) => metric.id)).toContain(id)
    }
    const published = readFileSync(join(root, 'indexer/history/figures.csv'), 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[1])
      .filter(Boolean)
    for (const id of new Set(published))
      expect(
        metrics.map((metric) => metric.id),
        id,
      ).toContain(id)
  })
})

describe('statements', () => {
  const sql = ['schemas/clickhouse', 'indexer', 'api']
    .flatMap(filesBelow)
    .filter((file) => file.endsWith('.sql'))

  test('one statement a file, and migrations can be run twice', () => {
    for (const file of sql) {
      const text = readFileSync(join(root, file), 'utf8').replace(/--.*$|'(?:[^']|'')*'/gm, '')
      expect(text.trim().replace(/;$/, ''), file).not.toMatch(/;\s*\S/)
      if (file.includes('/tables/'))
        expect(text, file).toMatch(
          /^\s*(CREATE TABLE IF NOT EXISTS|CREATE MATERIALIZED VIEW IF NOT EXISTS \w+ TO \w+ AS|ALTER TABLE \w+\s+ADD COLUMN IF NOT EXISTS|ALTER TABLE \w+ MODIFY (COLUMN|SETTING))/,
        )
      if (file.includes('/views/')) expect(text, file).toMatch(/^\s*CREATE OR REPLACE VIEW/)
    }
  })

  test('names of migrations are in order and unique', () => {
    const numbers = filesBelow('schemas/clickhouse/tables').map(
      (file) => /(\d{4})_[a-z_]+\.sql$/.exec(file)?.[1],
    )
    expect(numbers).not.toContain(undefined)
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})

test('docker-compose.yml names three services, secrets only from the environment, ports only on loopback', () => {
  const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'))
  expect(Object.keys(compose.services)).toEqual(['clickhouse', 'indexer', 'api'])
  expect(compose.services.api.ports).toEqual(['127.0.0.1:4000:4000'])
  for (const { environment } of Object.values<{ environment: Record<string, string> }>(compose.services))
    for (const [name, value] of Object.entries(environment))
      if (/PASSWORD/.test(name)) expect(value).toMatch(/^\$\{\w+(:\?[^}]*)?\}$/)
  for (const service of ['indexer', 'api'])
    for (const path of compose.services[service].command.filter((word: string) => word.endsWith('.ts')))
      expect(readFileSync(join(root, path), 'utf8').length).toBeGreaterThan(0)
})

test('the lock file holds the optional packages of every platform, without which a clean install refuses', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }>
  }
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) =>
        packages[`node_modules/${name}`] === undefined &&
        packages[`${path}/node_modules/${name}`] === undefined,
    ),
  )
  expect(missing).toEqual([])
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([])
})
