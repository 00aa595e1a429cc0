import { addDays, type LocalDate } from '../dates.ts'

/** Calls of one local day by slot. null: not known, or marked as no part of what is normal (a burst, an outage). */
export interface DayCounts {
  date: LocalDate
  counts: readonly (number | null)[]
}

/** Expected calls of one local day by slot, with the interval that holds 80 % of what may come. */
export interface DayForecast {
  date: LocalDate
  /** Spread beyond chance of a slot; see Counts of ../negative-binomial.ts. */
  spread: number
  slots: readonly { mean: number; low: number; high: number }[]
}

/** Days in order, one after the other, all with as many slots; gaps become days of which nothing is known. */
export function wholeDays(days: readonly DayCounts[]): DayCounts[] {
  const first = days[0]
  if (first === undefined) return []
  const byDate = new Map(days.map((day) => [day.date, day]))
  const last = days.reduce((latest, { date }) => (date > latest ? date : latest), first.date)
  const begin = days.reduce((earliest, { date }) => (date < earliest ? date : earliest), first.date)
  const unknown = first.counts.map(() => null)
  const all: DayCounts[] = []
  for (let date = begin; date <= last; date = addDays(date, 1)) all.push(byDate.get(date) ?? { date, counts: unknown })
  for (const { date, counts } of all)
    if (counts.length !== unknown.length)
      throw new RangeError(
        `counts of ${date} must be ${unknown.length} slots like the first day's, got ${counts.length}`
      )
  return all
}
