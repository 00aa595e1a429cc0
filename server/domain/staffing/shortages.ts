/** An hour of the week as the requirement tells it. */
export interface StaffedHour {
  weekday: number
  hour: number
  required: number
  /** Mean operators on duty; null: not known. */
  deployed: number | null
  offered: number
  answeredWithin: number
}

/** Hours of one weekday, one after the other, in which fewer were on duty than the goal asks for. */
export interface Shortage {
  weekday: number
  /** First hour, and the hour after the last (24: midnight). */
  from: number
  to: number
  required: number
  /** Mean over these hours. */
  deployed: number
  offered: number
  /** Calls of those hours not answered in time. */
  missed: number
}

/** Fewer missing than this is no shortage: a break, a late sign-in. */
export const LEAST_MISSING = 0.15

/**
 * Where too few were on duty, the most calls missed first.
 *
 * @param week hours in order
 * @example shortagesOf([{ weekday: 6, hour: 19, required: 3, deployed: 1.8, offered: 76, answeredWithin: 46 }])[0].missed // 30
 */
export function shortagesOf(week: readonly StaffedHour[]): Shortage[] {
  const found: Shortage[] = []
  const of = (last: Shortage | undefined, { weekday, hour }: StaffedHour) =>
    last?.weekday === weekday && last.to === hour
  for (const hour of week) {
    if (hour.deployed === null || hour.required - hour.deployed < LEAST_MISSING) continue
    const last = found.at(-1)
    if (last !== undefined && of(last, hour)) extend(last, hour, hour.deployed)
    else found.push(shortageOf(hour, hour.deployed))
  }
  return found.sort((a, b) => b.missed - a.missed || a.weekday - b.weekday || a.from - b.from)
}

function shortageOf({ weekday, hour, required, offered, answeredWithin }: StaffedHour, deployed: number): Shortage {
  return { weekday, from: hour, to: hour + 1, required, deployed, offered, missed: offered - answeredWithin }
}

function extend(last: Shortage, { hour, required, offered, answeredWithin }: StaffedHour, deployed: number): void {
  const hours = last.to - last.from
  last.deployed = (last.deployed * hours + deployed) / (hours + 1)
  last.to = hour + 1
  last.required = Math.max(last.required, required)
  last.offered += offered
  last.missed += offered - answeredWithin
}
