import { type DayClock, serviceDateAt, startOfServiceDay } from '#domain/clock.ts'
import { addDays, addMonths, type LocalDate } from '#domain/dates.ts'
import type { Site } from './schema.ts'

type Source = Pick<Site['sources'][number], 'retention' | 'after_load'>

const SPAN = /^([1-9]\d{0,4}) (day|month|year)s?$/
const MOST = { day: 36_500, month: 1_200, year: 100 } as const

/**
 * The first local day that is kept today by a span of site.yaml; null where the text is no span of a hundred years or
 * less.
 *
 * @example firstDayKept('90 days', '2026-11-24') // '2026-08-26'
 */
export function firstDayKept(span: string, today: LocalDate): LocalDate | null {
  const [, digits, unit] = SPAN.exec(span) ?? []
  if (digits === undefined) return null
  const n = Number(digits)
  if (n > MOST[unit as keyof typeof MOST]) return null
  return unit === 'day' ? addDays(today, -n) : addMonths(today, unit === 'month' ? -n : -12 * n)
}

/**
 * The moment before which a span of site.yaml does not keep anything: the start of a service day; null without a span.
 *
 * @throws {RangeError} where the text is no span
 * @example keptSince('90 days', { timeZone: 'Asia/Jakarta', dayStarts: 0 }, new Date('2026-11-24T05:00:00Z')) // 2026-08-25T17:00:00.000Z
 */
export function keptSince(span: string | undefined, clock: DayClock, now: Date): Date | null {
  if (span === undefined) return null
  const day = firstDayKept(span, serviceDateAt(now, clock))
  if (day === null) throw new RangeError(`"${span}" is no time such as 5 years, 18 months or 90 days`)
  return startOfServiceDay(day, clock)
}

/** Whether loaded inbox files of a source move to the archive: only where it is stated how long they are kept there. */
export function isArchived({ retention, after_load }: Source): boolean {
  return after_load === 'archive' || (after_load === undefined && retention?.files !== undefined)
}
