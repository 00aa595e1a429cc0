import type { LocalDate } from './dates.ts'
import { SPECIAL_DAY_ROWS } from './special-days-table.ts'
import type { Text } from './text.ts'

/** A day or a run of days that explains a chart. Half-open. */
export interface SpecialDays {
  from: LocalDate
  to: LocalDate
  /** One of SPECIAL_KINDS, or a word of the site's own. */
  kind: string
  label: Text
  /** Where the date was read. */
  source: string
  /** False where the date could not be read at its source. */
  verified: boolean
  /** True where the state has not decided yet and the date is computed. */
  isEstimate: boolean
}

/** What a site says besides the shipped table: days of its own, or a shipped day that does not hold there. */
export type SpecialDayEntry =
  | { from: LocalDate; to: LocalDate; kind: string; label: Text; source: string }
  | { remove: string; year: number }
  | { remove: string; from: LocalDate }

/** Kinds of which a Hijri year has one: a site's own date stands instead of the shipped one. */
const ONCE_A_YEAR: readonly string[] = ['lebaran', 'ramadan', 'idul-adha']

/** The shipped table, 2018 to 2027, by first day. */
export const SPECIAL_DAYS: readonly SpecialDays[] = SPECIAL_DAY_ROWS.map(
  ([from, to, kind, id, en, source, certainty]) => ({
    from,
    to,
    kind,
    label: { id, en },
    source,
    verified: certainty === 'read',
    isEstimate: certainty === 'estimate'
  })
)

/**
 * The shipped table as a site has changed it. `remove` takes away the shipped days of a kind, of a year or those that
 * begin on a date; lebaran, ramadan and idul-adha stand instead of the shipped one of the same year; others are added.
 *
 * @example specialDaysOf([{ remove: 'haze', year: 2019 }])
 */
export function specialDaysOf(entries: readonly SpecialDayEntry[] = []): readonly SpecialDays[] {
  if (entries.length === 0) return SPECIAL_DAYS
  const kept = SPECIAL_DAYS.filter((day) => !entries.some((entry) => displaces(entry, day)))
  const own = entries.flatMap((entry) => ('remove' in entry ? [] : [{ ...entry, verified: true, isEstimate: false }]))
  return [...kept, ...own].sort((a, b) => a.from.localeCompare(b.from))
}

function displaces(entry: SpecialDayEntry, day: SpecialDays): boolean {
  if ('remove' in entry) {
    const starts = 'year' in entry ? `${entry.year}-` : entry.from
    return entry.remove === day.kind && day.from.startsWith(starts)
  }
  return entry.kind === day.kind && ONCE_A_YEAR.includes(day.kind) && entry.from.slice(0, 4) === day.from.slice(0, 4)
}
