import type { DetectedTime } from './detected.ts'

const MONTHS_ID = 'januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember'
const MONTHS_EN_SHORT = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
const MONTHS_EN = 'january|february|march|april|may|june|july|august|september|october|november|december'

/** One way to read a date: the order of its parts and the strptime format, from the groups of a match. */
interface DateForm {
  order: 'ymd' | 'dmy' | 'mdy' | 'words-id' | 'words-en'
  pattern: RegExp
  /** @returns null if the numbers are no date */
  format(groups: readonly string[]): string | null
}

const day = (text: string) => Number(text) >= 1 && Number(text) <= 31
const month = (text: string) => Number(text) >= 1 && Number(text) <= 12
const when = (fits: boolean, format: string) => (fits ? format : null)

const FORMS: DateForm[] = [
  {
    order: 'ymd',
    pattern: /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/,
    format: ([, s, m, d]) => when(month(m!) && day(d!), `%Y${s}%m${s}%d`)
  },
  {
    order: 'ymd',
    pattern: /^((?:19|20)\d\d)(\d\d)(\d\d)$/,
    format: ([, m, d]) => when(month(m!) && day(d!), '%Y%m%d')
  },
  { order: 'ymd', pattern: /^(\d\d)(\d\d)(\d\d)$/, format: ([, m, d]) => when(month(m!) && day(d!), '%y%m%d') },
  {
    order: 'dmy',
    pattern: /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)$/,
    format: ([d, s, m, y]) => when(month(m!) && day(d!), `%d${s}%m${s}${y!.length === 4 ? '%Y' : '%y'}`)
  },
  {
    order: 'mdy',
    pattern: /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)$/,
    format: ([m, s, d, y]) => when(month(m!) && day(d!), `%m${s}%d${s}${y!.length === 4 ? '%Y' : '%y'}`)
  },
  { order: 'words-en', pattern: words(MONTHS_EN_SHORT), format: ([d, s]) => when(day(d!), `%d${s}%b${s}%Y`) },
  { order: 'words-en', pattern: words(MONTHS_EN), format: ([d, s]) => when(day(d!), `%d${s}%B${s}%Y`) },
  { order: 'words-id', pattern: words(MONTHS_ID), format: ([d, s]) => when(day(d!), `%d${s}%m${s}%Y`) }
]

function words(months: string): RegExp {
  return new RegExp(`^(\\d{1,2})([ -])(?:${months})\\2\\d{4}$`, 'i')
}

const CLOCK = /^(\d{1,2})([:.])(\d{2})(?:\2(\d{2})([.,]\d{1,9})?)?( ?[AP]M)?$/i
const STAMP =
  /^(.*?\d{4}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{6}|\d{8})(T|,? +)(\d{1,2}[:.]\d{2}.*?)( ?(?:Z|WIB|WITA|WIT|UTC|GMT|[+-]\d{2}:?\d{2}))?$/i

/** How one text can be read as a time. */
export interface TimeReading {
  order: DateForm['order'] | 'clock'
  format: string
  part: DetectedTime['part']
  zone: string
}

/** Every way to read a text as a moment, a date or a time of day; none if it is nothing of that kind. */
export function timeReadings(text: string): TimeReading[] {
  const clock = clockFormat(text)
  if (clock !== null) return [{ order: 'clock', format: clock, part: 'clock', zone: '' }]
  const whole = dates(text).map((date): TimeReading => ({ ...date, part: 'date', zone: '' }))
  const stamp = STAMP.exec(text)
  if (whole.length > 0 || !stamp) return whole
  const [, date, between, time, zone = ''] = stamp
  const of = clockFormat(time!)
  if (of === null) return []
  return dates(date!).map(({ order, format }) => ({
    order,
    format: `${format}${between}${of}${zone}`,
    part: 'moment',
    zone: zone.trim()
  }))
}

function dates(text: string): { order: DateForm['order']; format: string }[] {
  return FORMS.flatMap(({ order, pattern, format }) => {
    const found = pattern.exec(text)
    const made = found && format(found.slice(1))
    return made ? [{ order, format: made }] : []
  })
}

function clockFormat(text: string): string | null {
  const found = CLOCK.exec(text)
  if (!found) return null
  const [, hour, colon, minute, second, fraction, half] = found
  const fits = Number(hour) < (half ? 13 : 24) && Number(minute) < 60 && Number(second ?? 0) < 61
  if (!fits || (half && Number(hour) === 0)) return null
  const seconds = second === undefined ? '' : `${colon}%S${fraction ? `${fraction[0]}%f` : ''}`
  return `${half ? '%I' : '%H'}${colon}%M${seconds}${half ? `${half.startsWith(' ') ? ' ' : ''}%p` : ''}`
}
