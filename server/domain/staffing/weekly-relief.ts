/** What a full-time person's year is made of. Days of 8 hours. */
export interface WorkingYear {
  hoursPerWeek: number
  leaveDays: number
  holidayDays: number
  sickDays: number
  trainingDays: number
}

/**
 * 40 h x 52 less 12 days of leave, 16 holidays, 6 of illness and 5 of training. The week and the leave: UU 13/2003 as
 * amended by UU 6/2023; the other days are our assumption.
 */
export const WORKING_YEAR: WorkingYear = {
  hoursPerWeek: 40,
  leaveDays: 12,
  holidayDays: 16,
  sickDays: 6,
  trainingDays: 5
}

const WEEKS = 52
const HOURS_A_DAY = 8
const HOURS_A_YEAR = 8760

/** What a number of seats at every hour of the week costs in people. */
export interface Relief {
  /** Operator hours a week that are asked for. */
  seatHoursPerWeek: number
  /** Hours that one person works in a year, leave and the like taken off. */
  netHoursPerYear: number
  /** People without whom the seats cannot be held all year. */
  heads: number
  /** Heads for one seat day and night, all year. */
  headsPerSeat: number
  /** Seats day and night that the people there are can hold; null where their number is not known. */
  seatsHeld: number | null
}

/**
 * The relief arithmetic of a roster: seat hours of a year over the hours that a person works in it.
 *
 * @param week operators of every hour of the week
 * @param people how many there are; null: not known
 * @throws {RangeError} where nobody would work an hour
 * @example reliefOf(Array(168).fill(1), 12).headsPerSeat // 4.95
 */
export function reliefOf(week: readonly number[], people: number | null, year: WorkingYear = WORKING_YEAR): Relief {
  const daysOff = year.leaveDays + year.holidayDays + year.sickDays + year.trainingDays
  const netHoursPerYear = year.hoursPerWeek * WEEKS - daysOff * HOURS_A_DAY
  if (!(netHoursPerYear > 0)) throw new RangeError(`year must leave hours to work, got ${netHoursPerYear}`)
  const seatHoursPerWeek = week.reduce((sum, operators) => sum + operators, 0)
  const headsPerSeat = HOURS_A_YEAR / netHoursPerYear
  return {
    seatHoursPerWeek,
    netHoursPerYear,
    heads: (seatHoursPerWeek / week.length) * headsPerSeat,
    headsPerSeat,
    seatsHeld: people === null ? null : people / headsPerSeat
  }
}
