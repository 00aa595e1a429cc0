import { addDays, fromDayNumber, dayNumber, type LocalDate, weekdayOf } from '../dates.ts'

/**
 * Calls offered in every slot of some whole local days, in order. `perDay` is 96 (quarter hours) or 24 (hours). A count
 * is NaN where the feed has no data; `isPartial` marks slots beside a time without data, of which a part may be missing.
 */
export interface SlotSeries {
  firstDay: LocalDate
  perDay: 24 | 96
  counts: Float64Array
  isPartial: Uint8Array
}

/** What is known of a slot: its place in time, its number. */
export interface SlotCount {
  /** Local day and quarter hour (0..95) in which the slot begins. */
  date: LocalDate
  slot: number
  offered: number
}

/**
 * Lays counts out over the days. Only hours that the feed tells of (YYYY-MM-DDTHH) are known; in these, no call is zero.
 * Zeros that touch a time without data are unknown: the feed may have died or begun within the hour. So is the slot
 * beyond them for anything but an excess. The last known hour ends with its last call.
 *
 * @param to first day that is not in the series
 */
export function slotSeries(
  { from, to, perDay }: { from: LocalDate; to: LocalDate; perDay: 24 | 96 },
  rows: Iterable<SlotCount>,
  toldHours: Iterable<string>
): SlotSeries {
  const first = dayNumber(from)
  const counts = new Float64Array((dayNumber(to) - first) * perDay).fill(NaN)
  const perHour = perDay / 24
  for (const at of toldHours) {
    const start = (dayNumber(at.slice(0, 10)) - first) * perDay + Number(at.slice(11, 13)) * perHour
    if (start >= 0 && start < counts.length) counts.fill(0, start, start + perHour)
  }
  for (const { date, slot, offered } of rows) {
    const at = (dayNumber(date) - first) * perDay + Math.floor((slot * perDay) / 96)
    if (!Number.isNaN(counts[at] ?? NaN)) counts[at]! += offered
  }
  const isPartial = new Uint8Array(counts.length)
  if (perHour > 1) clearEdges(counts, isPartial, perHour)
  return { firstDay: from, perDay, counts, isPartial }
}

function clearEdges(counts: Float64Array, isPartial: Uint8Array, perHour: number): void {
  const isKnown = Array.from(counts, (count) => !Number.isNaN(count))
  for (let at = 0; at < counts.length; at++) {
    if (!isKnown[at]) continue
    const hasGapBefore = at > 0 && !isKnown[at - 1]
    const hasGapAfter = at === counts.length - 1 || !isKnown[at + 1]
    if (hasGapBefore) clearEdge(counts, isPartial, { at, step: 1, most: perHour - 1 })
    if (hasGapAfter) clearEdge(counts, isPartial, { at, step: -1, most: perHour - 1 })
  }
}

function clearEdge(
  counts: Float64Array,
  isPartial: Uint8Array,
  edge: { at: number; step: 1 | -1; most: number }
): void {
  let { at } = edge
  for (let left = edge.most; left > 0 && counts[at] === 0; left--, at += edge.step) counts[at] = NaN
  if (at in isPartial) isPartial[at] = 1
}

/** Where a slot begins: local YYYY-MM-DDTHH:MM. The slot after the last one is the end of the last. */
export function slotTime({ firstDay, perDay }: Pick<SlotSeries, 'firstDay' | 'perDay'>, at: number): string {
  const day = addDays(firstDay, Math.floor(at / perDay))
  const minutes = (at % perDay) * (1440 / perDay)
  return `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** The days of a series: date and ISO weekday. */
export function daysOf({ firstDay, perDay, counts }: SlotSeries): { date: LocalDate; weekday: number }[] {
  const first = dayNumber(firstDay)
  return Array.from({ length: counts.length / perDay }, (_, i) => {
    const date = fromDayNumber(first + i)
    return { date, weekday: weekdayOf(date) }
  })
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
