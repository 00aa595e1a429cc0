import { addDays, type LocalDate } from '../dates.ts'
import type { DayCounts } from '../forecast/history.ts'
import type { SpecialDays } from '../special-days.ts'

/** Weeks to each side from which the usual calls of a special day's weekday are taken. */
const WEEKS_AROUND = 6
/** Past occasions of a kind without which its effect is not learned. */
export const LEAST_OCCASIONS = 2

/** What a kind of special day did to the calls. */
export interface KindEffect {
  kind: string
  /** Occasions (a run of days is one) and days of which enough is known. */
  occasions: number
  days: number
  /** Calls of those days / usual calls of the same slots; null where none is known. */
  measured: number | null
  /** What a forecast multiplies by: the measured effect where the kind came at least twice, else 1. */
  factor: number
  isLearned: boolean
}

/** The special day that a date is: of several that cover it the shortest, which says most. */
export function specialOn(date: LocalDate, special: readonly SpecialDays[]): SpecialDays | null {
  let found: SpecialDays | null = null
  for (const each of special) {
    if (each.from > date || each.to <= date) continue
    if (found === null || lengthOf(each) < lengthOf(found)) found = each
  }
  return found
}

/**
 * The effect of every kind of special day that the history holds: its calls against the mean of the same weekday and slot
 * on ordinary days within six weeks. Calls are added up before they are divided.
 *
 * @example kindEffects(history, SPECIAL_DAYS).find(({ kind }) => kind === 'holiday')?.factor // 0.86
 */
export function kindEffects(history: readonly DayCounts[], special: readonly SpecialDays[]): KindEffect[] {
  const byDate = new Map(history.map((day) => [day.date, day.counts]))
  const kindOf = new Map(history.map(({ date }) => [date, specialOn(date, special)]))
  const usual = (date: LocalDate) => usualOn(date, byDate, (other) => kindOf.get(other) == null)
  const sums = new Map<string, { occasions: Set<string>; days: number; calls: number; usual: number }>()
  for (const { date, counts } of history) {
    const day = kindOf.get(date) ?? null
    if (day === null) continue
    const sum = sums.get(day.kind) ?? { occasions: new Set(), days: 0, calls: 0, usual: 0 }
    sums.set(day.kind, sum)
    const compared = comparedCalls(counts, usual(date))
    if (compared === null) continue
    sum.occasions.add(day.from)
    sum.days++
    sum.calls += compared.calls
    sum.usual += compared.usual
  }
  return [...sums].map(([kind, { occasions, days, calls, usual }]) => {
    const measured = usual === 0 ? null : calls / usual
    const isLearned = measured !== null && occasions.size >= LEAST_OCCASIONS
    return { kind, occasions: occasions.size, days, measured, factor: isLearned ? measured : 1, isLearned }
  })
}

/** Both sums over the slots that are known of the day and of its usual. */
function comparedCalls(counts: readonly (number | null)[], usual: readonly (number | null)[]) {
  let [calls, expected, slots] = [0, 0, 0]
  for (const [slot, n] of counts.entries()) {
    const mean = usual[slot] ?? null
    if (n === null || mean === null) continue
    calls += n
    expected += mean
    slots++
  }
  return slots * 2 < counts.length ? null : { calls, usual: expected }
}

function usualOn(
  date: LocalDate,
  byDate: ReadonlyMap<LocalDate, readonly (number | null)[]>,
  isOrdinary: (date: LocalDate) => boolean
): (number | null)[] {
  const around: (readonly (number | null)[])[] = []
  for (let week = -WEEKS_AROUND; week <= WEEKS_AROUND; week++) {
    const other = addDays(date, 7 * week)
    const counts = byDate.get(other)
    if (week !== 0 && counts !== undefined && isOrdinary(other)) around.push(counts)
  }
  return (byDate.get(date) ?? []).map((_, slot) => {
    const known = around.flatMap((counts) => counts[slot] ?? [])
    return known.length === 0 ? null : known.reduce((a, b) => a + b, 0) / known.length
  })
}

function lengthOf({ from, to }: SpecialDays): number {
  return Date.parse(to) - Date.parse(from)
}
