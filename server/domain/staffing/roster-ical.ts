import { dayNumber } from '../dates.ts'
import type { Assignment, RosterProblem } from './roster.ts'

/** The time zones of Indonesia: no summer time, so one observance says all (RFC 5545, 3.6.5). */
const ZONES: Record<string, { offset: string; name: string }> = {
  'Asia/Jakarta': { offset: '+0700', name: 'WIB' },
  'Asia/Pontianak': { offset: '+0700', name: 'WIB' },
  'Asia/Makassar': { offset: '+0800', name: 'WITA' },
  'Asia/Jayapura': { offset: '+0900', name: 'WIT' }
}

/**
 * One person's shifts as iCalendar (RFC 5545): CRLF, lines of 75 octets at most, a VTIMEZONE, a UID that the same person and day
 * keep when the shift changes, so that a calendar that reads it again updates instead of doubling.
 *
 * @param stamp when the roster was made, UTC
 * @throws {RangeError} for a time zone that is not Indonesian
 */
export function rosterCalendar(
  { shifts }: Pick<RosterProblem, 'shifts'>,
  assignments: readonly Assignment[],
  { person, timeZone, centre, stamp }: { person: string; timeZone: string; centre: string; stamp: Date }
): string {
  const zone = ZONES[timeZone]
  if (zone === undefined) throw new RangeError(`timeZone must be Indonesian, got ${timeZone}`)
  const byId = new Map(shifts.map((shift) => [shift.id, shift]))
  const events = assignments
    .filter((one) => one.person === person)
    .flatMap(({ date, shift }) => {
      const { startMinute, durationMinutes } = byId.get(shift)!
      return [
        'BEGIN:VEVENT',
        `UID:${date}-${uidPart(person)}@pantau-112.${uidPart(centre)}`,
        `DTSTAMP:${stamp.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`,
        `DTSTART;TZID=${timeZone}:${localTime(date, startMinute)}`,
        `DTEND;TZID=${timeZone}:${localTime(date, startMinute + durationMinutes)}`,
        `SUMMARY:${escaped(shift)}`,
        `LOCATION:${escaped(centre)}`,
        'TRANSP:OPAQUE',
        'END:VEVENT'
      ]
    })
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Pantau 112//Roster//ID',
    'CALSCALE:GREGORIAN',
    'BEGIN:VTIMEZONE',
    `TZID:${timeZone}`,
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    `TZOFFSETFROM:${zone.offset}`,
    `TZOFFSETTO:${zone.offset}`,
    `TZNAME:${zone.name}`,
    'END:STANDARD',
    'END:VTIMEZONE',
    ...events,
    'END:VCALENDAR'
  ]
  return lines.map(folded).join('\r\n') + '\r\n'
}

function localTime(date: string, minute: number): string {
  return new Date(dayNumber(date) * 86_400_000 + minute * 60_000).toISOString().replace(/[-:]/g, '').slice(0, 15)
}

function uidPart(text: string): string {
  return encodeURIComponent(text).replaceAll('%', '=')
}

/** TEXT of RFC 5545, 3.3.11. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r?\n/g, '\\n')
}

/** RFC 5545, 3.1: at most 75 octets a line, a blank begins each further one; never within a character. */
function folded(line: string): string {
  const encoder = new TextEncoder()
  let out = ''
  let octets = 0
  for (const character of line) {
    const length = encoder.encode(character).length
    if (octets + length > 75) {
      out += '\r\n '
      octets = 1
    }
    out += character
    octets += length
  }
  return out
}
