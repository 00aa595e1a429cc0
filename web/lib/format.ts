import type { Language } from '#domain/text.ts'
import { DAY_NAMES } from './i18n/day-names.ts'
import { numberText } from './i18n/number-text.ts'

const LOCALES: Record<Language, string> = { id: 'id-ID', en: 'en-GB' }

const SECONDS: Record<Language, { s: string; min: string; h: string }> = {
  id: { s: 'dtk', min: 'mnt', h: 'jam' },
  en: { s: 's', min: 'min', h: 'h' }
}

/** The zones of Indonesia: their clocks have stood at these hours ahead of UTC since 1964 (IANA time zone database). */
const ZONES: Record<string, { name: string; hours: number }> = {
  'Asia/Jakarta': { name: 'WIB', hours: 7 },
  'Asia/Makassar': { name: 'WITA', hours: 8 },
  'Asia/Jayapura': { name: 'WIT', hours: 9 }
}

/** Stays on the line of its number. */
export const PERCENT = '\u00a0%'

/** How numbers, shares, durations and dates are written in a language. */
export class Formats {
  readonly language: Language
  readonly locale: string

  constructor(language: Language) {
    this.language = language
    this.locale = LOCALES[language]
  }

  /** @example new Formats('id').number(22021.5) // '22.021,5' */
  number(value: number, digits = 0): string {
    return this.#decimals(value, 0, digits)
  }

  /** With exactly so many decimals. @example new Formats('id').fixed(2.4, 2) // '2,40' */
  fixed(value: number, digits: number): string {
    return this.#decimals(value, digits, digits)
  }

  /** A share 0..1 as percent. @example new Formats('id').share(0.3858) // '38,6\u00a0%' */
  share(value: number, digits = 1): string {
    return `${this.fixed(value * 100, digits)}${PERCENT}`
  }

  /** Seconds in words. @example new Formats('id').seconds(131) // '2 mnt 11 dtk' */
  seconds(value: number): string {
    const unit = SECONDS[this.language]
    if (value < 60) return `${this.number(value, value < 10 && !Number.isInteger(value) ? 1 : 0)} ${unit.s}`
    const whole = Math.round(value)
    if (whole < 3600) return joined(`${Math.floor(whole / 60)} ${unit.min}`, whole % 60, unit.s)
    return joined(`${this.number(Math.floor(whole / 3600))} ${unit.h}`, Math.floor((whole % 3600) / 60), unit.min)
  }

  /** Hours with one decimal. */
  hours(seconds: number): string {
    return `${this.number(seconds / 3600, seconds < 360_000 ? 1 : 0)} ${SECONDS[this.language].h}`
  }

  /** `+1.204`, `−3,1` */
  signed(value: number, digits = 0): string {
    const text = this.number(Math.abs(value), digits)
    return Number(value.toFixed(digits)) === 0 ? `±${text}` : `${value > 0 ? '+' : '−'}${text}`
  }

  /** @example new Formats('id').date('2026-11-23') // '23 November 2026' */
  date(day: string): string {
    const { year, month, date } = partsOf(day)
    return `${date} ${this.#names.months[month - 1]} ${year}`
  }

  /** `23 Nov 2026` */
  shortDate(day: string): string {
    return `${this.dayMonth(day)} ${partsOf(day).year}`
  }

  /** `23 Nov` */
  dayMonth(day: string): string {
    const { month, date } = partsOf(day)
    return `${date} ${this.#names.shortMonths[month - 1]}`
  }

  monthYear(day: string): string {
    const { year, month } = partsOf(day)
    return `${this.#names.shortMonths[month - 1]} ${year}`
  }

  /** A half-open period as its first and last day. */
  period(from: string, to: string): string {
    const last = new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
    return from === last ? this.shortDate(from) : `${this.shortDate(from)} – ${this.shortDate(last)}`
  }

  /** Monday = 1. */
  weekday(weekday: number, width: 'short' | 'long' = 'short'): string {
    return (width === 'long' ? this.#names.weekdays : this.#names.shortWeekdays)[weekday - 1]!
  }

  /** `14.00` or `14:00` */
  hour(hour: number): string {
    return `${String(hour).padStart(2, '0')}${this.language === 'id' ? '.' : ':'}00`
  }

  /** A bucket of a series in the width of its grain. */
  bucket(at: string, grain: string): string {
    const [day, time] = at.split('T') as [string, string | undefined]
    if (time !== undefined) return `${this.dayMonth(day)} ${this.#time(time)}`
    if (grain === 'month') return this.monthYear(day)
    if (grain === 'quarter')
      return `${this.language === 'id' ? 'TW' : 'Q'}${Math.ceil(Number(day.slice(5, 7)) / 3)} ${day.slice(0, 4)}`
    return grain === 'year' ? day.slice(0, 4) : this.dayMonth(day)
  }

  /** An instant in a zone, with the zone's name. @example '31 Oktober 2026 23.59 WIB' */
  instant(iso: string, timeZone: string): string {
    const at = new Date(iso)
    const [day, time] = localTimeIn(timeZone, at)
    return `${this.shortDate(day)} ${this.#time(time.slice(0, 5))} ${this.zone(timeZone, at)}`
  }

  /** A local time without a zone, to the second. @example new Formats('id').localTime('2026-03-31T23:58:53') // '31 Mar 2026 23.58.53' */
  localTime(at: string): string {
    const [day, time] = at.split('T') as [string, string]
    return `${this.shortDate(day)} ${this.#time(time)}`
  }

  /** An instant's time of day in a zone, to the second. */
  clock(iso: string, timeZone: string): string {
    return this.#time(localTimeIn(timeZone, new Date(iso))[1])
  }

  zone(timeZone: string, at: Date): string {
    const known = ZONES[timeZone]
    if (known !== undefined) return known.name
    const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'short' }).formatToParts(at)
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
  }

  /** The name of a language of callers. */
  languageName(code: string): string {
    try {
      return new Intl.DisplayNames([this.locale], { type: 'language' }).of(code) ?? code
    } catch {
      return code
    }
  }

  get #names() {
    return DAY_NAMES[this.language]
  }

  #decimals(value: number, fewest: number, most: number): string {
    return numberText(value, this.language, fewest, most) ?? numbers(this.locale, fewest, most).format(value)
  }

  #time(text: string): string {
    return this.language === 'id' ? text.replaceAll(':', '.') : text
  }
}

/** Year, month and day of YYYY-MM-DD. */
function partsOf(day: string): { year: number; month: number; date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) }
}

/** Formatters by their locale and options: making one costs as much as writing hundreds of figures with it. */
const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

function numbers(locale: string, fewest: number, most: number): Intl.NumberFormat {
  const options = { minimumFractionDigits: fewest, maximumFractionDigits: most }
  return keptAs(`${locale} ${fewest} ${most}`, () => new Intl.NumberFormat(locale, options))
}

/**
 * Date (YYYY-MM-DD) and time (HH:MM:SS) that the clock of a zone shows at an instant. The first formatter of a browser
 * takes it as long as drawing a page does (40 ms here), so that the zones of most centres do without.
 */
function localTimeIn(timeZone: string, at: Date): [string, string] {
  const known = ZONES[timeZone]
  if (known !== undefined) {
    const shown = new Date(at.getTime() + known.hours * 3_600_000).toISOString()
    return [shown.slice(0, 10), shown.slice(11, 19)]
  }
  const clock = keptAs(timeZone, () => new Intl.DateTimeFormat('sv-SE', { ...CLOCK, timeZone }))
  return clock.format(at).split(' ') as [string, string]
}

const CLOCK = { dateStyle: 'short', timeStyle: 'medium' } as const

function keptAs<Format extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => Format): Format {
  const known = made.get(key) as Format | undefined
  if (known !== undefined) return known
  const format = make()
  made.set(key, format)
  return format
}

function joined(large: string, small: number, unit: string): string {
  return small === 0 ? large : `${large} ${small} ${unit}`
}

const FORMATS: Record<Language, Formats> = { id: new Formats('id'), en: new Formats('en') }

export function formatsFor(language: Language): Formats {
  return FORMATS[language]
}
