import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** What each room may import besides files of its own. Every package is named. */
const ROOMS: Record<string, { rooms: string[]; packages: string[] }> = {
  'server/domain': { rooms: [], packages: ['date-fns', '@date-fns/tz'] },
  'server/contract': { rooms: ['server/domain'], packages: ['typebox'] },
  'server/site': { rooms: ['server/domain', 'server/contract'], packages: ['typebox', 'ajv', 'yaml', 'node:'] },
  'server/schedule': { rooms: ['server/domain', 'server/site'], packages: ['croner', 'node:'] },
  'server/intake': { rooms: ['server/domain', 'server/contract', 'server/site'], packages: ['node:'] },
  'server/staffing': { rooms: ['server/domain', 'server/contract'], packages: ['highs', 'node:', 'tsx'] },
  'server/audit': { rooms: [], packages: ['node:'] },
  'server/notes': { rooms: ['server/contract'], packages: ['node:'] },
  'server/engine': { rooms: ['server/domain'], packages: ['@duckdb/node-api', 'node:'] },
  'server/queries': { rooms: ['server/domain', 'server/engine'], packages: [] },
  'server/routes': {
    rooms: [
      'server/domain',
      'server/contract',
      'server/engine',
      'server/queries',
      'server/site',
      'server/intake',
      'server/audit',
      'server/notes',
      'server/staffing'
    ],
    packages: [
      'fastify',
      '@fastify/type-provider-typebox',
      'typebox',
      'node:fs',
      'node:path',
      'node:crypto',
      'node:stream'
    ]
  },
  'server/verify': {
    rooms: [
      'server/domain',
      'server/contract',
      'server/engine',
      'server/queries',
      'server/site',
      'server/routes',
      'server/build-past.ts'
    ],
    packages: ['typebox', 'node:']
  },
  'server/plugins': {
    rooms: ['server/contract', 'server/engine', 'server/domain'],
    packages: ['fastify', '@fastify/', 'apache-arrow', 'node:']
  },
  etl: {
    rooms: ['server/domain', 'server/contract', 'server/engine', 'server/site'],
    packages: ['@duckdb/node-api', '@e965/xlsx', 'node:']
  },
  'sample-data': { rooms: ['server/domain'], packages: ['node:'] },
  web: {
    rooms: ['server/domain', 'server/contract'],
    packages: ['svelte', '@sveltejs/', 'echarts', 'date-fns', '@date-fns/tz', 'vite', '$app/', './$types']
  }
}

/** Packages that may be imported in one place only. */
const RATIONED: Record<string, RegExp> = {
  'apache-arrow': /^server\/plugins\/arrow\.ts$|^web\/lib\/api\.ts$/,
  'echarts/core': /^web\/lib\/charts\//,
  yaml: /^server\/site\//,
  '@e965/xlsx': /^etl\/formats\/sheet-/,
  highs: /^server\/staffing\/highs-solver\.ts$/,
  croner: /^server\/schedule\/ticks\.ts$/
}

const ALIASES = {
  '#domain/': 'server/domain/',
  '#contract/': 'server/contract/',
  '#server/': 'server/',
  '#etl/': 'etl/',
  '#sample/': 'sample-data/',
  '$lib/': 'web/lib/'
}

const FILES = ['server', 'etl', 'sample-data', 'web'].flatMap(filesUnder)

for (const [room, may] of Object.entries(ROOMS)) {
  test(`${room} imports only what it may`, () => {
    const files = FILES.filter((file) => file.startsWith(`${room}/`))
    expect(files.length).toBeGreaterThan(0)
    const broken = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !allowed(target, room, may))
        .map((target) => `${file} -> ${target}`)
    )
    expect(broken).toEqual([])
  })
}

test('rationed packages are imported where they live', () => {
  const broken = FILES.flatMap((file) =>
    importsOf(file)
      .filter((target) => RATIONED[target] !== undefined && !RATIONED[target].test(file))
      .map((target) => `${file} -> ${target}`)
  )
  expect(broken).toEqual([])
})

test('no import goes round in a circle', () => {
  const graph = new Map(FILES.map((file) => [file, importsOf(file).filter((target) => FILES.includes(target))]))
  expect(circles(graph)).toEqual([])
})

test('a statement of SQL states its grain in its first line', () => {
  const silent = ['server/queries', 'etl/models']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((file) => file.endsWith('.sql') && !readFileSync(file, 'utf8').startsWith('-- '))
  expect(silent).toEqual([])
})

test('nothing in the repository is called utils, helpers or a barrel', () => {
  expect(FILES.filter((file) => /(^|\/)(utils?|helpers?|index)\.(ts|svelte)$/.test(file))).toEqual([])
})

function allowed(target: string, room: string, may: { rooms: string[]; packages: string[] }): boolean {
  if (target.startsWith(`${room}/`)) return true
  if (may.rooms.some((other) => target === other || target.startsWith(`${other}/`))) return true
  return may.packages.some(
    (name) => target === name || target.startsWith(name.endsWith('/') || name.endsWith(':') ? name : `${name}/`)
  )
}

function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8')
  const found = [
    ...source.matchAll(/^\s*(?:import|export)\b[^'"`;]*?from\s+['"]([^'"]+)['"]/gm),
    ...source.matchAll(/^\s*import\s+['"]([^'"]+)['"]/gm),
    ...source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)
  ]
  return found.map(([, name]) => resolveName(name!, file))
}

function resolveName(name: string, file: string): string {
  const alias = Object.entries(ALIASES).find(([prefix]) => name.startsWith(prefix))
  if (alias) return alias[1] + name.slice(alias[0].length)
  return name.startsWith('.') && name !== './$types' ? join(file, '..', name) : name
}

function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const state = new Map<string, 'open' | 'done'>()
  const found: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      found.push([...path.slice(path.indexOf(file)), file].join(' -> '))
      return
    }
    state.set(file, 'open')
    for (const next of graph.get(file) ?? []) visit(next, [...path, file])
    state.set(file, 'done')
  }
  for (const file of graph.keys()) visit(file, [])
  return found
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => /\.(ts|svelte)$/.test(name) && !/\.svelte-kit|\/build\/|\.d\.ts$/.test(name))
}
