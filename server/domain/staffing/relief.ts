/** What one person's year is made of. */
export interface WorkYear {
  weeklyHours: number
  /** Hours of a working day, which a day away is. */
  dayHours: number
  leaveDays: number
  holidays: number
  sickDays: number
  trainingDays: number
}

/**
 * 40 h a week and 12 days of leave (UU 13/2003 as amended by UU 6/2023, articles 77 and 79), 16 public holidays, and 6 days of
 * illness and 5 of training as a first assumption, to be replaced by the centre's own.
 */
export const DEFAULT_YEAR: WorkYear = {
  weeklyHours: 40,
  dayHours: 8,
  leaveDays: 12,
  holidays: 16,
  sickDays: 6,
  trainingDays: 5
}

const YEAR_HOURS = 8760
const WEEKS = 52

/** Hours that a person is really there in a year. @throws {RangeError} @example netHours(DEFAULT_YEAR) // 1768 */
export function netHours(year: WorkYear): number {
  const away = year.leaveDays + year.holidays + year.sickDays + year.trainingDays
  const hours = year.weeklyHours * WEEKS - away * year.dayHours
  if (!(hours > 0)) throw new RangeError(`a year must leave hours to work, got ${hours}`)
  return hours
}

/** Heads that hold so many seats day and night. @example headsFor(1, DEFAULT_YEAR) // 4.954... */
export function headsFor(seats: number, year: WorkYear = DEFAULT_YEAR): number {
  return (seats * YEAR_HOURS) / netHours(year)
}

/** Heads that hold a week of operators, all year. @example headsForWeek(Array(168).fill(3)) // 14.86... */
export function headsForWeek(week: readonly number[], year: WorkYear = DEFAULT_YEAR): number {
  return headsFor(week.reduce((sum, operators) => sum + operators, 0) / week.length, year)
}

/** What some heads can hold of a weekly need. */
export interface Relief {
  headsNeeded: number
  heads: number
  /** Seats that they hold at every hour of the week. */
  seatsAlways: number
  /** Person-hours of a week that cannot be held. */
  shortHours: number
  /** Where they go missing: hour of the week (0 Monday 00:00) and by how many. */
  short: { hour: number; by: number }[]
}

/**
 * Which hours of the week stay short with so many heads. Every hour's first seat is held before any second one, and a seat
 * that not every hour can have goes to the hours that matter most.
 *
 * @param need people by hour of the week, 168 values
 * @param weight how much an hour matters, for example its calls; the earlier hour where equal
 * @throws {RangeError} naming the argument
 * @example relief({ need: Array(168).fill(3), weight: calls, heads: 12, year: DEFAULT_YEAR }).headsNeeded // 14.86...
 */
export function relief({
  need,
  weight,
  heads,
  year
}: {
  need: readonly number[]
  weight: readonly number[]
  heads: number
  year: WorkYear
}): Relief {
  if (need.length !== 168 || weight.length !== 168)
    throw new RangeError(`need and weight must have 168 hours, got ${need.length}, ${weight.length}`)
  if (!(heads >= 0)) throw new RangeError(`heads must be 0 or more, got ${heads}`)
  const hoursOfHead = (netHours(year) * 168) / YEAR_HOURS
  const asked = need.flatMap((people, hour) => Array.from({ length: people }, (_, seat) => ({ hour, seat })))
  asked.sort((a, b) => a.seat - b.seat || weight[b.hour]! - weight[a.hour]! || a.hour - b.hour)
  const held = Math.min(asked.length, Math.floor(heads * hoursOfHead + 1e-9))
  const by = new Map<number, number>()
  for (const { hour } of asked.slice(held)) by.set(hour, (by.get(hour) ?? 0) + 1)
  return {
    headsNeeded: headsForWeek(need, year),
    heads,
    seatsAlways: Math.min(...need.map((people, hour) => people - (by.get(hour) ?? 0))),
    shortHours: asked.length - held,
    short: [...by].map(([hour, short]) => ({ hour, by: short })).sort((a, b) => a.hour - b.hour)
  }
}

/** Hours of a weekday, one after the other, that stay short. */
export interface ShortSpell {
  /** ISO weekday. */
  weekday: number
  /** First hour, and the hour after the last (24: midnight). */
  from: number
  to: number
  /** People missing, at the most. */
  by: number
}

/** Short hours of the week put together, in order. @example spellsOf([{ hour: 2, by: 1 }, { hour: 3, by: 1 }]) // Monday 2-4 */
export function spellsOf(short: readonly { hour: number; by: number }[]): ShortSpell[] {
  const spells: ShortSpell[] = []
  for (const { hour, by } of short) {
    const [weekday, from] = [Math.floor(hour / 24) + 1, hour % 24]
    const last = spells.at(-1)
    if (last?.weekday === weekday && last.to === from) [last.to, last.by] = [from + 1, Math.max(last.by, by)]
    else spells.push({ weekday, from, to: from + 1, by })
  }
  return spells
}
