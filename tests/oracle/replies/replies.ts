import { FILTERS, type Oracle } from '../facts.ts'
import { answerTimes } from './answer-times.ts'
import type { Query, Reply } from './asked.ts'
import { funnel } from './funnel.ts'
import { kpis } from './kpis.ts'
import { DIMENSIONS, mix } from './mix.ts'
import { operators } from './operators.ts'
import { responseTimes } from './response-times.ts'
import { volume } from './volume.ts'

/** What the oracle answers, by route. */
export const REPLIES = {
  kpis,
  volume,
  mix,
  'answer-times': answerTimes,
  'response-times': responseTimes,
  operators,
  funnel
} satisfies Record<string, (oracle: Oracle, query: Query) => Reply>

/** The reply's lists that stand for sets or tables, by the names that the oracle gives them. Nothing is left out. */
export function shaped(route: string, data: Record<string, unknown>): Reply {
  type Rows = Record<string, unknown>[]
  const by = (
    rows: unknown,
    name: (row: Record<string, unknown>) => string,
    value: (row: Record<string, unknown>) => unknown
  ) => {
    const found: Record<string, unknown> = {}
    for (const row of rows as Rows) {
      if (name(row) in found) throw new Error(`${name(row)} occurs twice in ${route}`)
      found[name(row)] = value(row)
    }
    return found
  }
  const without = (row: Record<string, unknown>, ...names: string[]) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)))
  const id = (row: Record<string, unknown>) => String(row['id'])
  if (route === 'kpis') return { ...data, kpis: by(data['kpis'], id, (row) => without(row, 'id')) }
  if (route === 'volume') {
    return { ...data, dispositions: by(data['dispositions'], (row) => String(row['disposition']), (row) => without(row, 'disposition')) } // prettier-ignore
  }
  if (route === 'operators') return { ...data, languages: by(data['languages'], id, (row) => without(row, 'id')) }
  if (route === 'answer-times') {
    const curve = data['curve'] as Rows
    return {
      ...data,
      curve: { answered: curve.map(({ answered }) => answered), unanswered: curve.map(({ unanswered }) => unanswered) }
    }
  }
  if (route !== 'mix') return data
  const series = data['series'] as { buckets: unknown; known: unknown; categories: Rows }
  const pair = (row: Record<string, unknown>) => `${row['category']}/${'district' in row ? row['district'] : row['id']}`
  return {
    ...data,
    ...Object.fromEntries(
      Object.keys(DIMENSIONS).map((list) => [list, by(data[list], id, (row) => without(row, 'id'))])
    ),
    subcategories: by(data['subcategories'], pair, (row) => without(row, 'category', 'id')),
    table: by(data['table'], pair, ({ n }) => n),
    series: {
      buckets: series.buckets,
      known: series.known,
      categories: by(series.categories, id, ({ counts }) => counts)
    }
  }
}

/** The filters that a value can be asked of, with the values that occur. */
export function vocabulary({ world }: Oracle): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const name of FILTERS) {
    const values = new Set<string>()
    for (const { words } of [...(world.calls ?? []), ...(world.incidents ?? [])])
      if (words[name]) values.add(words[name])
    if (name === 'operator') for (const { operator } of world.shifts ?? []) values.add(operator)
    found.set(name, [...values].sort())
  }
  return found
}
