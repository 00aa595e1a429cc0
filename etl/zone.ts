import type { DayClock } from '#domain/clock.ts'

const YEARS = Array.from({ length: 90 }, (_, i) => 1970 + i)

/**
 * The words local_to_utc(stamp, zone) and clock_of(stamp, zone) for the zone of one source. Where the clock of the zone
 * has never changed since 1970 (the three of Indonesia among them) the first is a subtraction, which is many times
 * faster than the zone tables. A stamp in the hour that occurs twice is taken for its first turn (clock_of: 'twice'),
 * one in the hour that never occurs as if the clock had not been put forward ('never'); the load counts both.
 */
export function zoneMacro(timeZone: string): string {
  const offset_s = fixedOffset(timeZone)
  if (offset_s !== null) {
    return `create or replace temp macro local_to_utc(stamp, zone) as stamp - to_seconds(${offset_s});
      create or replace temp macro clock_of(stamp, zone) as cast(null as varchar)`
  }
  return `create or replace temp macro local_to_utc(stamp, zone) as
      case when ${AN_HOUR_BEFORE} = stamp then ${LATER} - interval 1 hour else ${LATER} end;
    create or replace temp macro clock_of(stamp, zone) as
      case when ${AN_HOUR_BEFORE} = stamp then 'twice' when ${BACK} <> stamp then 'never' end`
}

/** What the zone tables make of a local stamp: of an hour that occurs twice its second turn. */
const LATER = 'cast(timezone(zone, stamp) as timestamp)'
const BACK = `timezone(zone, timezone('UTC', ${LATER}))`
const AN_HOUR_BEFORE = `timezone(zone, timezone('UTC', ${LATER} - interval 1 hour))`

/**
 * The word utc_to_local(stamp, zone), likewise, and the words service_day(local) and weekday_of(local): the day on which
 * the operational day of a local time starts, and its ISO weekday.
 */
export function localMacro({ timeZone, dayStarts }: DayClock): string {
  const offset_s = fixedOffset(timeZone)
  const body = offset_s === null ? `timezone(zone, timezone('UTC', stamp))` : `stamp + to_seconds(${offset_s})`
  return `create or replace temp macro utc_to_local(stamp, zone) as ${body};
    create or replace temp macro service_day(local) as cast(local - to_hours(${dayStarts}) as date);
    create or replace temp macro weekday_of(local) as cast(isodow(local - to_hours(${dayStarts})) as utinyint)`
}

/** The clock of a centre as the values that SQL binds, and back. */
export function clockValues({ timeZone, dayStarts }: DayClock): { centre_zone: string; day_starts: number } {
  return { centre_zone: timeZone, day_starts: dayStarts }
}
export function clockOf(values: Readonly<Record<string, unknown>>): DayClock {
  return { timeZone: String(values['centre_zone']), dayStarts: Number(values['day_starts'] ?? 0) }
}

/**
 * Seconds ahead of UTC where that is the same on every month's first day from 1970 to 2059, else null.
 * @example fixedOffset('Asia/Jakarta') // 25200
 */
export function fixedOffset(timeZone: string): number | null {
  const offsets = new Set(
    YEARS.flatMap((year) => MONTHS.map((month) => offsetAt(new Date(Date.UTC(year, month, 1)), timeZone)))
  )
  return offsets.size === 1 ? [...offsets][0]! : null
}

const MONTHS = Array.from({ length: 12 }, (_, month) => month)

function offsetAt(instant: Date, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(instant)
  const of = (type: string) => Number(parts.find((part) => part.type === type)!.value)
  const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return (local - instant.getTime()) / 1000
}

const FORMATS = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric'
  })
  FORMATS.set(timeZone, made)
  return made
}
