import { parse, type Span } from './calendar.ts'

/** When the clock of a zone is changed, in whole hours of the wall clock since 1970, as tzdata publishes it. */
export interface Clock {
  /** Hours that the clock never shows, and hours that it shows twice. */
  skipped: ReadonlySet<number>
  repeated: ReadonlySet<number>
}

export const STEADY: Clock = { skipped: new Set(), repeated: new Set() }

/** @param skipped YYYY-MM-DDTHH, `repeated` likewise */
export function clockOf(skipped: string, repeated: string): Clock {
  const hours = (list: string) =>
    new Set(list.split(' ').map((at) => parse(at.slice(0, 10)) * 24 + Number(at.slice(11))))
  return { skipped: hours(skipped), repeated: hours(repeated) }
}

/** Israel: at midnight until 1998, at two o'clock in 1999. */
export const JERUSALEM = clockOf(
  '1996-03-15T00 1997-03-21T00 1998-03-20T00 1999-04-02T02 2000-04-14T02',
  '1996-09-15T23 1997-09-13T23 1998-09-05T23 1999-09-03T01 2000-10-05T23'
)

/** The United States since 2007: from the second Sunday of March to the first of November, at two o'clock. */
export const LOS_ANGELES = clockOf(
  '2014-03-09T02 2015-03-08T02 2016-03-13T02 2017-03-12T02 2018-03-11T02',
  '2014-11-02T01 2015-11-01T01 2016-11-06T01 2017-11-05T01 2018-11-04T01'
)
export const NEW_YORK = clockOf(
  '2024-03-10T02 2025-03-09T02 2026-03-08T02 2027-03-14T02',
  '2024-11-03T01 2025-11-02T01 2026-11-01T01 2027-11-07T01'
)

/** Real seconds for which the clock shows an hour. */
export function secondsOfHour(hour: number, { skipped, repeated }: Clock): number {
  return skipped.has(hour) ? 0 : repeated.has(hour) ? 7200 : 3600
}

/**
 * Seconds that have really passed at a stamp of the wall clock. One in an hour that is shown twice means its first turn,
 * one in an hour that is skipped is told as if the clock had not been put forward.
 */
export function realOf(at: number, { skipped, repeated }: Clock): number {
  let real = at
  for (const hour of skipped) if (at >= (hour + 1) * 3600) real -= 3600
  for (const hour of repeated) if (at >= (hour + 1) * 3600) real += 3600
  return real
}

/** What the wall clock shows after so many real seconds. */
export function shownAt(real: number, clock: Clock): number {
  if (clock.skipped.size + clock.repeated.size === 0) return real
  for (const shown of [real - 3600, real, real + 3600]) {
    const passed = realOf(shown, clock)
    const hour = Math.floor(shown / 3600)
    if (!clock.skipped.has(hour) && (passed === real || (clock.repeated.has(hour) && passed + 3600 === real)))
      return shown
  }
  throw new Error(`no clock shows second ${real}`)
}

/** Every hour of some days that the clock shows. */
export function hoursShown({ from, to }: Span, { skipped }: Clock): number[] {
  const found: number[] = []
  for (let hour = from * 24; hour < to * 24; hour++) if (!skipped.has(hour)) found.push(hour)
  return found
}

/** Real seconds of some days. */
export function secondsOfDays({ from, to }: Span, clock: Clock): number {
  let seconds = (to - from) * 86_400
  for (const hour of clock.skipped) if (hour >= from * 24 && hour < to * 24) seconds -= 3600
  for (const hour of clock.repeated) if (hour >= from * 24 && hour < to * 24) seconds += 3600
  return seconds
}
