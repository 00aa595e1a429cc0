import { DAY_S, parse } from './calendar.ts'
import { DAYS, FIRST, isInOrder, type Raw } from './rough-rows.ts'
import type { Shift } from './world.ts'

/** Those of the states, one who answers calls but has none, and one whom no other export names. */
const PEOPLE = ['A', 'B', 'C d', 'Baru']

const FULL = ['2026-03-08', '2026-11-01', '2026-11-23']

/** Days without a roster; the last day of which it is written: beyond the time of the questions, 23 November 2026. */
const WITHOUT = { from: 10, to: 14 }
const LAST = parse('2026-12-20') - FIRST

/** Shifts of some hours, over midnight and over one another, every day at first and now and then far ahead. */
export function rawShifts(random: () => number): Raw[] {
  const rows: Raw[] = []
  for (let day = -3; day < LAST; day++) {
    if (day >= WITHOUT.from && day < WITHOUT.to) continue
    for (const operator of PEOPLE) {
      if (random() > chanceOf(day)) continue
      const at = (FIRST + day) * DAY_S + startOfShift(random)
      rows.push(rawShift(random, operator, at))
      if (random() < 0.3) rows.push(rawShift(random, operator, at + Math.floor(random() * 4) * 3600))
    }
  }
  return rows.filter(isClear)
}

/** Full at first; thin beyond the other data, but full where the clock changes and at the time of the questions. */
function chanceOf(day: number): number {
  const isNear = FULL.some((date) => Math.abs(FIRST + day - parse(date)) < 2)
  return isNear ? 0.9 : day < DAYS + 5 ? 0.6 : 0.03
}

function startOfShift(random: () => number): number {
  const hour = random() < 0.3 ? 22 : Math.floor(random() * 24)
  return hour * 3600 + (random() < 0.3 ? Math.floor(random() * 3600) : 0)
}

/** Ends on the day after are sometimes written as a time of the first day, before the start. */
function rawShift(random: () => number, operator: string, from: number): Raw {
  const length = random() < 0.7 ? 8 * 3600 : 60 + Math.floor(random() * 14 * 3600)
  const isNextDay = Math.floor((from + length) / DAY_S) > Math.floor(from / DAY_S)
  return { WHO: operator, STARTS: from, ENDS: from + length - (isNextDay && random() < 0.5 ? DAY_S : 0), NAME: 'dinas' }
}

/** A later file: some shifts end otherwise, some are new. */
export function rawChanges(random: () => number, rows: readonly Raw[]): Raw[] {
  return rows
    .filter(() => random() < 0.1)
    .map(({ WHO, STARTS }) => rawShift(random, String(WHO), Number(STARTS) + (random() < 0.2 ? 1800 : 0)))
    .filter(isClear)
}

/** Whether the end is after the start, or clearly before it. */
function isClear({ STARTS, ENDS }: Raw): boolean {
  const [from, to] = [Number(STARTS), Number(ENDS)]
  return to > from ? isInOrder(from, to) : isInOrder(to, from) && isInOrder(from, to + DAY_S)
}

/** The last row of each person and start. */
export function shiftsOf(rows: readonly Raw[]): Shift[] {
  const byKey = new Map(rows.map((row) => [`${row['WHO']} ${row['STARTS']}`, row]))
  return [...byKey.values()].map((row) => {
    const [from, end] = [Number(row['STARTS']), Number(row['ENDS'])]
    return { operator: String(row['WHO']), from, to: end < from ? end + DAY_S : end }
  })
}
