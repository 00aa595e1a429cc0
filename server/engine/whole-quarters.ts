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
      const parts = quarters.map((quarter) => byDay.of(quarter, days))
      return grain === asked.grain ? rowsWithin(parts, asked) : joined(parts, asked, days)
    }
  }
}

/** A row, and what it is the sum of: all but its day and its sums, as one text. */
interface Keyed<Row> {
  row: Row
  key: string
}

type DayRows<Row> = ReadonlyMap<string, readonly Keyed<Row>[]>

/** The rows of a kept answer by their day, looked through once and not for every period that lies in it. */
class ByDay {
  readonly #known = new WeakMap<readonly unknown[], Map<string, Keyed<unknown>[]>>()

  of<Row>(rows: readonly Row[], days: Days): DayRows<Row> {
    return (this.#known.get(rows) ?? this.#group(rows, days)) as DayRows<Row>
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

function rowsWithin<Row>(parts: readonly DayRows<Row>[], period: Period): Row[] {
  const rows: Row[] = []
  eachWithin(parts, period, ({ row }) => rows.push(row))
  return rows
}

function eachWithin<Row>(
  parts: readonly DayRows<Row>[],
  { from, to }: Period,
  visit: (each: Keyed<Row>) => unknown
): void {
  for (const days of parts)
    for (const [day, own] of days) if (day >= from && day < to) for (const each of own) visit(each)
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
function joined<Row>(parts: readonly DayRows<Row>[], asked: Period & { grain?: string }, { at, sums }: Days): Row[] {
  const places = new Places(asked.grain!)
  const firsts: { row: Record<string, unknown>; bucket: string }[] = []
  const totals = new Totals(sums)
  eachWithin(parts as readonly DayRows<Record<string, unknown>>[], asked, ({ row, key }) => {
    const bucket = places.bucketOf(row[at] as string)
    const place = places.of(bucket, key)
    if (place === firsts.length) firsts.push({ row, bucket })
    totals.add(place, row)
  })
  const columns = Object.keys(firsts[0]?.row ?? {}).map((name) => ({ name, sum: sums.indexOf(name) }))
  return firsts.map(({ row, bucket }, place) => {
    const made: Record<string, unknown> = {}
    for (const { name, sum } of columns)
      made[name] = sum >= 0 ? totals.of(place, sum) : name === at ? bucket : row[name]
    return made
  }) as Row[]
}

/** Sums beside each other as plain numbers: a number that changes within an object is a new object each time. */
class Totals {
  readonly #names: readonly string[]
  #values = new Float64Array(256).fill(NaN)

  constructor(names: readonly string[]) {
    this.#names = names
  }

  /** A sum of nothing known is null, as in SQL: NaN stands for it here. */
  add(place: number, row: Readonly<Record<string, unknown>>): void {
    const first = place * this.#names.length
    if (first + this.#names.length > this.#values.length) this.#grow()
    for (let i = 0; i < this.#names.length; i++) {
      const value = row[this.#names[i]!] as number | null
      if (value === null) continue
      const known = this.#values[first + i]!
      this.#values[first + i] = Number.isNaN(known) ? value : known + value
    }
  }

  of(place: number, sum: number): number | null {
    const value = this.#values[place * this.#names.length + sum]!
    return Number.isNaN(value) ? null : value
  }

  #grow(): void {
    const grown = new Float64Array(this.#values.length * 2).fill(NaN)
    grown.set(this.#values)
    this.#values = grown
  }
}

/** Where the sums of a bucket and name stand among the others. Looked up for every row: nothing is made but what is new. */
class Places {
  readonly #grain: string
  readonly #buckets = new Map<string, string>()
  readonly #places = new Map<string, Map<string, number>>()
  #count = 0

  constructor(grain: string) {
    this.#grain = grain
  }

  bucketOf(time: string): string {
    const known = this.#buckets.get(time)
    if (known !== undefined) return known
    const bucket = bucketAt(time, this.#grain)
    this.#buckets.set(time, bucket)
    return bucket
  }

  of(bucket: string, key: string): number {
    const ofBucket = this.#places.get(bucket) ?? new Map<string, number>()
    if (ofBucket.size === 0) this.#places.set(bucket, ofBucket)
    const known = ofBucket.get(key)
    if (known !== undefined) return known
    ofBucket.set(key, this.#count)
    return this.#count++
  }
}

/** Different values give different words, and no word runs into the next. */
function keyOf(value: unknown): string {
  return typeof value === 'string' ? `|${value.length}:${value}` : `|${String(value)}|`
}

function bucketAt(at: string, grain: string): string {
  if (grain === 'all') return ''
  return grain === 'profile' ? String(Number(at.slice(11, 13))) : bucketStart(at, grain as Grain)
}
