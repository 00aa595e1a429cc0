const YEARS = Array.from({ length: 90 }, (_, i) => 1970 + i)

/**
 * The word local_to_utc(stamp, zone) for the zone of one source. Where the clock of the zone has never changed since
 * 1970 (the three of Indonesia among them) it is a subtraction, which is many times faster than the zone tables.
 */
export function zoneMacro(timeZone: string): string {
  const offset_s = fixedOffset(timeZone)
  const body = offset_s === null ? 'cast(timezone(zone, stamp) as timestamp)' : `stamp - to_seconds(${offset_s})`
  return `create or replace temp macro local_to_utc(stamp, zone) as ${body}`
}

/** The word utc_to_local(stamp, zone), likewise. */
export function localMacro(timeZone: string): string {
  const offset_s = fixedOffset(timeZone)
  const body = offset_s === null ? `timezone(zone, timezone('UTC', stamp))` : `stamp + to_seconds(${offset_s})`
  return `create or replace temp macro utc_to_local(stamp, zone) as ${body}`
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
