import { type Judged, maskedSlots } from '../bursts/detect.ts'
import { addDays, type LocalDate } from '../dates.ts'
import type { DayCounts } from '../forecast/history.ts'

/** Why a slot is not learned from: a surge, a drop though the feed was alive, no data, or a reader's own mark. */
export const MASKS = ['burst', 'drop', 'no-data', 'marked'] as const
export type Mask = (typeof MASKS)[number]

/** A local day of the past: offered calls of every slot (null: not known), and why a slot is not learned from. */
export interface HistoryDay {
  date: LocalDate
  offered: readonly (number | null)[]
  masks: readonly (Mask | null)[]
}

/** What a reader says of whole days: not to be learned from, or to be learned from though it was flagged. */
export interface DayMarks {
  masked: ReadonlySet<LocalDate>
  kept: ReadonlySet<LocalDate>
}

/** Nothing marked by hand. */
export const NO_MARKS: DayMarks = { masked: new Set(), kept: new Set() }

/**
 * The days of a judged series with the slots that a forecast must not learn from, at the series' own slots or by hours.
 * An hour is masked if any of its slots is: a part of an hour is no hour.
 *
 * @param perDay 24, or the slots of the series
 */
export function historyOf(judged: Judged, perDay: number, marks: DayMarks = NO_MARKS): HistoryDay[] {
  const { series, flags } = judged
  const isMasked = maskedSlots(judged)
  const parts = series.perDay / perDay
  return Array.from({ length: series.counts.length / series.perDay }, (_, day) => {
    const date = addDays(series.firstDay, day)
    const slots = Array.from({ length: perDay }, (_, slot) => {
      const first = day * series.perDay + slot * parts
      return slotOf(series.counts.subarray(first, first + parts), flags.subarray(first, first + parts), isMasked.subarray(first, first + parts)) // prettier-ignore
    })
    return {
      date,
      offered: slots.map(({ offered }) => offered),
      masks: slots.map(({ offered, mask }) => markedAs(date, offered, mask, marks))
    }
  })
}

function slotOf(
  counts: Float64Array,
  flags: Int8Array,
  isMasked: Uint8Array
): { offered: number | null; mask: Mask | null } {
  const isKnown = counts.every((count) => !Number.isNaN(count))
  if (!isKnown) return { offered: null, mask: 'no-data' }
  const offered = counts.reduce((sum, count) => sum + count, 0)
  if (flags.some((flag) => flag > 0)) return { offered, mask: 'burst' }
  if (flags.some((flag) => flag < 0)) return { offered, mask: 'drop' }
  return { offered, mask: isMasked.includes(1) ? 'no-data' : null }
}

function markedAs(date: LocalDate, offered: number | null, mask: Mask | null, { masked, kept }: DayMarks): Mask | null {
  if (offered === null) return 'no-data'
  if (masked.has(date)) return 'marked'
  return kept.has(date) ? null : mask
}

/** What a forecast learns from: counts, with null where a slot is masked. */
export function lessonsOf(history: readonly HistoryDay[]): DayCounts[] {
  return history.map(({ date, offered, masks }) => ({
    date,
    counts: offered.map((n, slot) => (masks[slot] === null ? n : null))
  }))
}

/** Days of which at least half of the slots may be learned from. */
export function daysLearned(lessons: readonly DayCounts[]): number {
  return lessons.filter(({ counts }) => counts.filter((n) => n !== null).length * 2 >= counts.length).length
}
