import type { Amount } from '#domain/decomposition.ts'
import type { Dimension } from '#domain/explanation.ts'
import { addDays } from '#domain/dates.ts'
import type { KpiAmounts } from '#domain/kpi-amounts.ts'
import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import type { Asked } from './asked.ts'
import { callHours } from './calls.ts'
import { ROSTER_SECONDS } from './roster.ts'

const here = import.meta.url
/** Adds the amounts up that the statement before it names, by every dimension. */
const PARTS = sqlFile('explain-parts.sql', here)
const PERIOD = { from: 'text', to: 'text', filters: 'filters' } as const
const AMOUNTS = { at: 'at', sums: ['numerator', 'denominator'] } as const

export interface AmountRow extends Amount {
  dimension: Dimension
  id: string | null
}

/** Amounts by operator as amounts by group; null: those of nobody in a group. */
export function byGroup(rows: readonly AmountRow[], groups: ReadonlyMap<string, string>): AmountRow[] {
  const sums = new Map<string | null, AmountRow>()
  for (const { dimension, id: operator, numerator, denominator } of rows) {
    if (dimension !== 'operator') continue
    const id = (operator === null ? undefined : groups.get(operator)) ?? null
    const { numerator: a, denominator: b } = sums.get(id) ?? { numerator: 0, denominator: 0 }
    sums.set(id, { dimension: 'group', id, numerator: a + numerator, denominator: b + denominator })
  }
  return [...sums.values()]
}

export const explainCallsSql = statement<AmountRow & { at: string }>()({
  name: 'explain-calls',
  sql: sqlFile('explain-calls.sql', here) + PARTS,
  params: {
    ...PERIOD,
    grain: 'text',
    numerator: 'text',
    denominator: 'text',
    within: 'integer',
    beyond: 'integer',
    hour: 'integer'
  },
  days: AMOUNTS
})
export const explainIncidentsSql = statement<AmountRow & { at: string }>()({
  name: 'explain-incidents',
  sql: sqlFile('explain-incidents.sql', here) + PARTS,
  params: { ...PERIOD, grain: 'text', numerator: 'text', interval: 'text', beyond: 'integer' },
  days: AMOUNTS
})
export const explainRepeatsSql = statement<AmountRow & { at: string }>()({
  name: 'explain-repeats',
  sql: sqlFile('explain-repeats.sql', here) + PARTS,
  params: { ...PERIOD, grain: 'text', within: 'integer' },
  days: AMOUNTS
})
export const explainOperatorsSql = statement<AmountRow & { at: string }>()({
  name: 'explain-operators',
  sql: ROSTER_SECONDS + sqlFile('operator-seconds.sql', here) + sqlFile('explain-operators.sql', here),
  params: {
    from: 'text',
    to: 'text',
    centre: 'text[]',
    operators: 'text[]',
    grain: 'text',
    numerator: 'text',
    denominator: 'text'
  },
  days: AMOUNTS
})

/**
 * The amounts of a KPI by every dimension that its rows have, one row a part.
 * @param limits thresholds in seconds: of the service level, and that of a `beyond`
 */
export function amountRows(
  engine: Engine,
  asked: Asked,
  amounts: KpiAmounts,
  limits: { within: number; beyond: number }
): Promise<AmountRow[]> {
  const { from, to, filters } = asked
  switch (amounts.from) {
    case 'calls': {
      const denominator = amounts.kind === 'count' ? '' : amounts.per
      return engine.select(explainCallsSql, {
        ...asked,
        ...limits,
        grain: 'all',
        numerator: amounts.of,
        denominator,
        hour: ANY_HOUR
      })
    }
    case 'load':
      return amountRows(engine, asked, { from: 'calls', kind: 'count', of: 'handle_s' }, limits)
    case 'busiest':
      return busiestRows(engine, asked, limits)
    case 'incidents': {
      const asks =
        amounts.kind === 'count' ? { numerator: amounts.of, interval: '' } : { numerator: 'beyond', ...amounts }
      const { numerator, interval } = asks
      return engine.select(explainIncidentsSql, { ...asked, grain: 'all', numerator, interval, beyond: limits.beyond })
    }
    case 'repeats':
      return engine.select(explainRepeatsSql, { ...asked, grain: 'all', within: amounts.within })
    case 'operators':
      return engine.select(explainOperatorsSql, {
        from,
        to,
        centre: filters.centre,
        operators: filters.operator,
        grain: 'all',
        numerator: amounts.of,
        denominator: amounts.per
      })
    case 'tickets':
      return overOther(
        amountRows(engine, asked, { from: 'incidents', kind: 'count', of: 'incidents' }, limits),
        amountRows(engine, asked, { from: 'calls', kind: 'count', of: amounts.per }, limits),
        ({ numerator }) => numerator
      )
    case 'duty':
      return overOther(
        amountRows(engine, asked, { from: 'calls', kind: 'count', of: 'answered' }, limits),
        amountRows(engine, asked, { from: 'operators', kind: 'ratio', of: 'handling_s', per: 'ready_s' }, limits),
        ({ denominator }) => denominator / 3600
      )
  }
}

const ANY_HOUR = -1

/** The calls of the busiest clock hour, the earliest of several. */
async function busiestRows(engine: Engine, asked: Asked, limits: { within: number; beyond: number }) {
  const [busiest] = await callHours(engine, { ...asked, dayStarts: 0 }, limits.within, 'offered')
  if (busiest === undefined) return []
  const { date, hour } = busiest
  const day = { from: date, to: addDays(date, 1), filters: asked.filters }
  return engine.select(explainCallsSql, {
    ...day,
    ...limits,
    grain: 'all',
    numerator: 'offered',
    denominator: '',
    hour
  })
}

/** The numerators of one feed over what another gives, by the parts that either has. */
async function overOther(
  own: Promise<AmountRow[]>,
  other: Promise<AmountRow[]>,
  per: (row: AmountRow) => number
): Promise<AmountRow[]> {
  const [numerators, denominators] = await Promise.all([own, other])
  const rows = new Map<string, AmountRow>()
  for (const { dimension, id, numerator } of numerators)
    rows.set(`${dimension} ${id}`, { dimension, id, numerator, denominator: 0 })
  for (const row of denominators) {
    const { dimension, id } = row
    const numerator = rows.get(`${dimension} ${id}`)?.numerator ?? 0
    rows.set(`${dimension} ${id}`, { dimension, id, numerator, denominator: per(row) })
  }
  return [...rows.values()]
}
