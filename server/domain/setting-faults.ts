import { isLocalDate } from './dates.ts'
import type { SpecialDayEntry } from './special-days.ts'
import { STANDARDS } from './standards.ts'

/** What may be wrong with a setting; the page has a sentence for each in both languages. */
export const FAULT_CODES = [
  'needed',
  'share',
  'seconds',
  'id',
  'time',
  'same-time',
  'twice',
  'date',
  'order',
  'unknown-standard',
  'unknown-reading',
  'reading-name',
  'fixed-threshold',
  'overlap',
  'unknown-key',
  'shape'
] as const
export type FaultCode = (typeof FAULT_CODES)[number]

/** Where in its section something is wrong, and what. The message is for the log and the API. */
export interface SettingFault {
  keys: string[]
  code: FaultCode
  message: string
}

interface Shift {
  id: string
  start: string
  end: string
}

/** Two shifts of one name, a time that no clock shows, or a shift of no length. */
export function shiftFaults(shifts: readonly Shift[]): SettingFault[] {
  return shifts.flatMap(({ start, end }, i) => [
    ...twice(shifts, i),
    ...(
      [
        ['start', start],
        ['end', end]
      ] as const
    )
      .filter(([, time]) => !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
      .map(([key, time]) => fault([`${i}`, key], 'time', `"${time}" is not a time of day such as 06:00`)),
    ...(start === end ? [fault([`${i}`, 'end'], 'same-time', `must differ from start (${start})`)] : [])
  ])
}

/** Two words for one id. */
export function categoryFaults(categories: readonly { id: string }[]): SettingFault[] {
  return categories.flatMap((_, i) => twice(categories, i))
}

/** Dates that no calendar has, and runs of days that end before they begin. */
export function specialDayFaults(entries: readonly SpecialDayEntry[]): SettingFault[] {
  return entries.flatMap((entry, i) => {
    const edges = (['from', 'to'] as const).flatMap((edge) => {
      const day = (entry as { from?: string; to?: string })[edge]
      if (day === undefined || isLocalDate(day)) return []
      return [fault([`${i}`, edge], 'date', `${day} is not a date of the calendar`)]
    })
    const isTurned = 'to' in entry && entry.to <= entry.from
    return isTurned ? [...edges, fault([`${i}`, 'to'], 'order', 'must be the first day after, later than from')] : edges
  })
}

/** Ids that no published standard has, or that are listed twice. */
export function standardFaults(ids: readonly string[]): SettingFault[] {
  return ids.flatMap((id, i) => {
    if (!STANDARDS.some((standard) => standard.id === id)) {
      return [fault([`${i}`], 'unknown-standard', `there is no standard "${id}"`)]
    }
    return ids.indexOf(id) < i ? [fault([`${i}`], 'twice', `"${id}" occurs twice`)] : []
  })
}

function twice(rows: readonly { id: string }[], i: number): SettingFault[] {
  const { id } = rows[i]!
  const isFirst = rows.findIndex((row) => row.id === id) === i
  return isFirst ? [] : [fault([`${i}`, 'id'], 'twice', `"${id}" occurs twice`)]
}

function fault(keys: string[], code: FaultCode, message: string): SettingFault {
  return { keys, code, message }
}
