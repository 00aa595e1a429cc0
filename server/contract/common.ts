import { type Static, type TProperties, Type } from 'typebox'
import { ABSENCES } from '#domain/figure.ts'
import { COMPARISON_KINDS } from '#domain/comparison-kinds.ts'
import { VARIANTS } from '#domain/waits.ts'
import { Break, Definition } from './definitions.ts'
import { LocalDate, OneOf, TextSchema } from './text.ts'

export const COMPARISONS = COMPARISON_KINDS
export const GRAINS = ['slot', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const

export { LocalDate, OneOf, TextSchema }

const Words = Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 50 }))

/** What every question about calls or incidents may ask. `from` and `to` are half-open local dates. */
export const FILTER_NAMES = [
  'category',
  'subcategory',
  'disposition',
  'outcome',
  'district',
  'agency',
  'language',
  'operator',
  'group',
  'line',
  'priority'
] as const
export type FilterName = (typeof FILTER_NAMES)[number]

/** A local date (the end of that day) or an instant: the data as they were known then. */
export const AsOf = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?(Z|[+-]\\d{2}:\\d{2}))?$',
  description: 'As known at this moment: a local date (the end of that day) or an instant with its zone'
})

const QUERY = {
  from: Type.Optional(LocalDate),
  to: Type.Optional(LocalDate),
  centre: Words,
  category: Words,
  subcategory: Words,
  disposition: Words,
  outcome: Words,
  district: Words,
  agency: Words,
  language: Words,
  operator: Words,
  /** Teams of operators, as site.yaml names them. */
  group: Words,
  line: Words,
  priority: Words,
  grain: Type.Optional(OneOf(GRAINS)),
  compare: Type.Optional(Type.Array(OneOf(COMPARISONS), { maxItems: 2, uniqueItems: true })),
  within: Type.Optional(Type.Integer({ minimum: 0, maximum: 86_400, description: 'Seconds' })),
  variant: Type.Optional(OneOf(VARIANTS)),
  edition: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
      maxItems: 20,
      description: 'Editions of definitions to count by, one a KPI at most; see /definitions'
    })
  ),
  asOf: Type.Optional(AsOf)
}

/** Unknown parameters are refused, never ignored. */
export function querySchema<Extra extends TProperties>(extra: Extra) {
  return Type.Object({ ...QUERY, ...extra }, { additionalProperties: false })
}
export const CommonQuery = querySchema({})
export type CommonQuery = Static<typeof CommonQuery>

/** A value with the count it rests on, or the reason why there is none. */
export const FigureSchema = Type.Union([
  Type.Object({
    value: Type.Number(),
    n: Type.Number(),
    numerator: Type.Optional(Type.Number()),
    denominator: Type.Optional(Type.Number()),
    interval: Type.Optional(Type.Tuple([Type.Number(), Type.Number()])),
    /** Only where hours of the period are unknown: least and most that it may have been; null: no end, or not to be told. */
    bounds: Type.Optional(
      Type.Unsafe<[number, number | null] | null>({
        type: ['array', 'null'],
        items: { type: ['number', 'null'] },
        minItems: 2,
        maxItems: 2
      })
    ),
    /** With `bounds`: the unknown hours of its feed. */
    hoursMissing: Type.Optional(Type.Integer())
  }),
  Type.Object({ value: Type.Null(), why: OneOf(ABSENCES) })
])

/**
 * What is known of the asked range: its days and those with any data of the feed; its hours (of every asked centre),
 * those with calls and those in which surely none came. Of all other hours nothing is known.
 */
export const Coverage = Type.Object({
  days: Type.Integer(),
  daysWithData: Type.Integer(),
  hours: Type.Integer(),
  hoursWithRows: Type.Integer(),
  hoursZero: Type.Integer()
})
export type Coverage = Static<typeof Coverage>

/** How much of a bucket is known, 0..1; parts of it outside the asked period are not. */
export const KnownShare = Type.Number({ minimum: 0, maximum: 1 })

/** What every reply says about itself. `dataUntil` is the newest data time of each source, UTC. */
export const ReplyMeta = Type.Object({
  dataVersion: Type.String(),
  dataUntil: Type.Record(Type.String(), Type.Union([Type.String(), Type.Null()])),
  from: LocalDate,
  to: LocalDate,
  coverage: Coverage,
  /** Hours of the range (of every asked centre) that are over and of which nothing is known. */
  hoursMissing: Type.Integer(),
  /** The definitions by which the figures of the reply are formed. */
  definitions: Type.Array(Definition),
  /** Where within the period they change. */
  breaks: Type.Array(Break),
  /** The moment as of which the reply was asked, as it was asked. */
  asOf: Type.Optional(Type.String())
})
export type ReplyMeta = Static<typeof ReplyMeta>

export function replySchema<Data extends TProperties>(data: Data) {
  return Type.Object({ data: Type.Object(data), meta: ReplyMeta })
}

/** A period that figures are compared with, and its dates, which are always printed. */
export const ComparedPeriod = Type.Object({ kind: OneOf(COMPARISONS), from: LocalDate, to: LocalDate })

/**
 * Change against a comparison: `absolute` in the unit of the figure, `relative` as a share of the older value. Counts of
 * periods that the feed covers differently have no change: the coverage says why.
 */
export const Change = Type.Object({
  absolute: Type.Union([Type.Number(), Type.Null()]),
  relative: Type.Union([Type.Number(), Type.Null()]),
  /** Counts of periods of different lengths are compared by what a day brought. */
  perDay: Type.Optional(Type.Literal(true))
})

/** RFC 9457. `detail` only below 500. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.Optional(Type.String())
})
export type Problem = Static<typeof Problem>
