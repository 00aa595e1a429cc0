import { bucketStart, type Grain, nextBucket } from '#domain/buckets.ts'
import { lengthInDays, type Period } from '#domain/dates.ts'
import type { Days, Engine, ParamTypes, ParamValues, Statement } from './engine.ts'

/** Longer periods are asked as they are: their days are more rows than a statement saves. */
const MOST_DAYS = 215

/**
 * An engine that asks what is additive over days (`days` of a statement) by whole quarters of the year and puts the
 * asked period together from them. With an engine behind it that remembers, a period moved by a day, the one before it
 * and any coarser grain cost no statement. What it gives is what the statement itself gives, but for the order of rows.
 *
 * @param engine asked for quarters, and for whatever else as it is
 * @example wholeQuarters(remembering(engine)).select(callSums, { from: '2026-03-05', to: '2026-04-02', ... }) // asks Q1 and Q2
 */
export function wholeQuarters(engine: Engine): Engine {
  const byDay = new ByDay()
  return {
    async select<Row, P extends ParamTypes>(statement: Statement<Row, P>, values: ParamValues<P>): Promise<Row[]> {
      const { days } = statement
      const asked = values as unknown as Period & { grain?: string }
      if (days === undefined || asked.grain === 'slot' || !isPutTogether(asked)) return engine.select(statement, values)
      const grain = asked.grain === undefined ? undefined : fineGrain(asked.grain)
      const quarters = await Promise.all(
        quartersOf(asked).map((quarter) => engine.select(statement, { ...values, ...quarter, ...(grain && { grain }) }))
      )
      const rows = quarters.flatMap((quarter) => within(byDay.of(quarter, days), asked))
      return grain === asked.grain ? rows.map(({ row }) => row) : joined(rows, days, asked.grain!)
    }
  }
}

/** A row, and what it is the sum of: all but its day and its sums, as one text. */
interface Keyed<Row> {
  row: Row
  key: string
}

/** The rows of a kept answer by their day, looked through once and not for every period that lies in it. */
class ByDay {
  readonly #known = new WeakMap<readonly unknown[], Map<string, Keyed<unknown>[]>>()

  of<Row>(rows: readonly Row[], days: Days): ReadonlyMap<string, readonly Keyed<Row>[]> {
    const known = this.#known.get(rows) ?? this.#group(rows, days)
    return known as Map<string, Keyed<Row>[]>
  }

  #group(rows: readonly unknown[], { at, sums }: Days): Map<string, Keyed<unknown>[]> {
    const days = new Map<string, Keyed<unknown>[]>()
    const names = Object.keys(rows[0] ?? {}).filter((name) => name !== at && !sums.includes(name))
    for (const row of rows as readonly Record<string, unknown>[]) {
      const day = (row[at] as string).slice(0, DAY_LETTERS)
      const key = names.reduce((text, name) => text + keyOf(row[name]), '')
      const own = days.get(day)
      if (own === undefined) days.set(day, [{ row, key }])
      else own.push({ row, key })
    }
    this.#known.set(rows, days)
    return days
  }
}

/** Of YYYY-MM-DD, with which a time begins. */
const DAY_LETTERS = 10

function within<Row>(days: ReadonlyMap<string, readonly Keyed<Row>[]>, { from, to }: Period): Keyed<Row>[] {
  const rows: Keyed<Row>[] = []
  for (const [day, own] of days) if (day >= from && day < to) for (const each of own) rows.push(each)
  return rows
}

/** Whether a period is short enough to be put together from whole quarters. */
export function isPutTogether(period: Period): boolean {
  const days = lengthInDays(period)
  return days > 0 && days <= MOST_DAYS
}

function quartersOf({ from, to }: Period): Period[] {
  const quarters: Period[] = []
  for (let day = bucketStart(from, 'quarter'); day < to; day = nextBucket(day, 'quarter'))
    quarters.push({ from: day, to: nextBucket(day, 'quarter') })
  return quarters
}

/** The grain whose rows can be cut at any day and joined to the asked one; hours of the day (`profile`) come of hours. */
function fineGrain(grain: string): string {
  if (grain === 'profile') return 'hour'
  return grain === 'hour' ? 'hour' : 'day'
}

/** Rows of one bucket and name are added up. */
function joined<Row>(rows: readonly Keyed<Row>[], { at, sums }: Days, grain: string): Row[] {
  const buckets = new Map<string, Map<string, Record<string, unknown>>>()
  const bucketsOfTimes = new Map<string, string>()
  for (const { row, key } of rows as readonly Keyed<Record<string, unknown>>[]) {
    const time = row[at] as string
    const bucket = kept(bucketsOfTimes, time, () => bucketAt(time, grain))
    const sumsOfBucket = kept(buckets, bucket, () => new Map<string, Record<string, unknown>>())
    const known = sumsOfBucket.get(key)
    if (known === undefined) sumsOfBucket.set(key, { ...row, [at]: bucket })
    else for (const name of sums) known[name] = added(known[name], row[name])
  }
  return [...buckets.values()].flatMap((own) => [...own.values()]) as Row[]
}

function kept<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const value = make()
  map.set(key, value)
  return value
}

/** Different values give different words, and no word runs into the next. */
function keyOf(value: unknown): string {
  return typeof value === 'string' ? `|${value.length}:${value}` : `|${String(value)}|`
}

function bucketAt(at: string, grain: string): string {
  if (grain === 'all') return ''
  return grain === 'profile' ? String(Number(at.slice(11, 13))) : bucketStart(at, grain as Grain)
}

/** A sum of nothing known is null, as in SQL. */
function added(a: unknown, b: unknown): unknown {
  if (a === null || b === null) return a ?? b
  return (a as number) + (b as number)
}
