import type { Language } from '#domain/text.ts'

const LOCALES: Record<Language, string> = { id: 'id-ID', en: 'en-GB' }

const SECONDS: Record<Language, { s: string; min: string; h: string }> = {
  id: { s: 'dtk', min: 'mnt', h: 'jam' },
  en: { s: 's', min: 'min', h: 'h' }
}

const ZONES: Record<string, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' }

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
    return numbers(this.locale, 0, digits).format(value)
  }

  /** With exactly so many decimals. @example new Formats('id').fixed(2.4, 2) // '2,40' */
  fixed(value: number, digits: number): string {
    return numbers(this.locale, digits, digits).format(value)
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
    return this.#day(day, { day: 'numeric', month: 'long', year: 'numeric' })
  }

  /** `23 Nov 2026` */
  shortDate(day: string): string {
    return this.#day(day, { day: 'numeric', month: 'short', year: 'numeric' })
  }

  /** `23 Nov` */
  dayMonth(day: string): string {
    return this.#day(day, { day: 'numeric', month: 'short' })
  }

  monthYear(day: string): string {
    return this.#day(day, { month: 'short', year: 'numeric' })
  }

  /** A half-open period as its first and last day. */
  period(from: string, to: string): string {
    const last = new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
    return from === last ? this.shortDate(from) : `${this.shortDate(from)} – ${this.shortDate(last)}`
  }

  /** Monday = 1. */
  weekday(weekday: number, width: 'short' | 'long' = 'short'): string {
    return this.#day(`2024-01-0${weekday}`, { weekday: width })
  }

  /** `14.00` or `14:00` */
  hour(hour: number): string {
    return `${String(hour).padStart(2, '0')}${this.language === 'id' ? '.' : ':'}00`
  }

  /** A bucket of a series in the width of its grain. */
  bucket(at: string, grain: string): string {
    const [day, time] = at.split('T') as [string, string | undefined]
    if (time !== undefined) return `${this.dayMonth(day)} ${this.language === 'id' ? time.replace(':', '.') : time}`
    if (grain === 'month') return this.monthYear(day)
    if (grain === 'quarter')
      return `${this.language === 'id' ? 'TW' : 'Q'}${Math.ceil(Number(day.slice(5, 7)) / 3)} ${day.slice(0, 4)}`
    return grain === 'year' ? day.slice(0, 4) : this.dayMonth(day)
  }

  /** An instant in a zone, with the zone's name. @example '31 Oktober 2026 23.59 WIB' */
  instant(iso: string, timeZone: string): string {
    const at = new Date(iso)
    const date = times(this.locale, {
      timeZone,
      day: 'numeric',
      month: 'short',
      year: 'numeric'
    }).format(at)
    const time = times(this.locale, {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23'
    }).format(at)
    return `${date} ${time} ${this.zone(timeZone, at)}`
  }

  /** A local time without a zone, to the second. @example new Formats('id').localTime('2026-03-31T23:58:53') // '31 Mar 2026 23.58.53' */
  localTime(at: string): string {
    const [day, time] = at.split('T') as [string, string]
    return `${this.shortDate(day)} ${this.language === 'id' ? time.replaceAll(':', '.') : time}`
  }

  /** An instant's time of day in a zone, to the second. */
  clock(iso: string, timeZone: string): string {
    const options = { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
    return times(this.locale, options).format(new Date(iso))
  }

  zone(timeZone: string, at: Date): string {
    const known = ZONES[timeZone]
    if (known !== undefined) return known
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

  #day(day: string, options: Intl.DateTimeFormatOptions): string {
    const key = `${this.locale} ${options.day} ${options.month} ${options.year} ${options.weekday} ${day}`
    const known = written.get(key)
    if (known !== undefined) return known
    const text = times(this.locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
    if (written.size >= MOST_WRITTEN) written.clear()
    written.set(key, text)
    return text
  }
}

/** Days as they were written: a page writes the same ones in axes, tables, tooltips and summaries. */
const written = new Map<string, string>()
const MOST_WRITTEN = 5000

/** Formatters by their locale and options: making one costs as much as writing hundreds of figures with it. */
const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

function numbers(locale: string, fewest: number, most: number): Intl.NumberFormat {
  const options = { minimumFractionDigits: fewest, maximumFractionDigits: most }
  return keptAs(`${locale} ${fewest} ${most}`, () => new Intl.NumberFormat(locale, options))
}

function times(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return keptAs(`${locale} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options))
}

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
