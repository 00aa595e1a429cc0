import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeText, figureText } from '../../web/lib/components/figure-text.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { numberText } from '../../web/lib/i18n/number-text.ts'
import { wordsFor } from '../../web/lib/i18n/words.ts'

const id = formatsFor('id')
const en = formatsFor('en')

describe('numbers, times and dates in the habits of the reader', () => {
  test('Indonesian', () => {
    expect(id.number(22021.5, 1)).toBe('22.021,5')
    expect(id.share(0.38581, 2)).toBe('38,58\u00a0%')
    expect(id.seconds(6)).toBe('6 dtk')
    expect(id.seconds(131)).toBe('2 mnt 11 dtk')
    expect(id.seconds(3600)).toBe('1 jam')
    expect(id.seconds(1905)).toBe('31 mnt 45 dtk')
    expect(id.date('2026-11-23')).toBe('23 November 2026')
    expect(id.instant('2026-10-31T16:57:22Z', 'Asia/Jakarta')).toBe('31 Okt 2026 23.57 WIB')
    expect(id.instant('2026-10-31T16:57:22Z', 'Asia/Jayapura')).toBe('1 Nov 2026 01.57 WIT')
    expect([id.hour(7), id.weekday(1), id.weekday(7, 'long')]).toEqual(['07.00', 'Sen', 'Minggu'])
    expect([id.signed(-3.14, 1), id.signed(0.04, 1), id.signed(1204)]).toEqual(['−3,1', '±0', '+1.204'])
    expect(id.bucket('2026-10-31T14:15', 'slot')).toBe('31 Okt 14.15')
  })

  test('English', () => {
    expect([en.number(22021.5, 1), en.share(0.3858, 2), en.seconds(131)]).toEqual([
      '22,021.5',
      '38.58\u00a0%',
      '2 min 11 s'
    ])
    expect([en.date('2026-11-23'), en.hour(7), en.bucket('2026-10-01', 'quarter')]).toEqual([
      '23 November 2026',
      '07:00',
      'Q4 2026'
    ])
  })

  test.each([
    ['id', 'id-ID'],
    ['en', 'en-GB']
  ] as const)('numbers of %s are written as the locale %s writes them', (language, locale) => {
    const digits = [0, 1, 2, 3, 6].flatMap((most) => [0, most].map((fewest) => [fewest, most] as const))
    const formats = digits.map(([fewest, most]) => {
      const options = { minimumFractionDigits: fewest, maximumFractionDigits: most, signDisplay: 'negative' } as const
      return { fewest, most, by: new Intl.NumberFormat(locale, options) }
    })
    const holds = (value: number) => {
      for (const { fewest, most, by } of formats) {
        const text = numberText(value, language, fewest, most)
        if (text !== null) expect(`${value} ${most}: ${text}`).toBe(`${value} ${most}: ${by.format(value)}`)
      }
    }
    const edges = [
      0,
      -0,
      0.5,
      -0.5,
      1.5,
      2.5,
      1.005,
      1.45,
      0.05,
      0.045,
      9.995,
      99.95,
      999.5,
      999_999.5,
      0.1 + 0.2,
      -0.04
    ]
    for (const value of edges) holds(value)
    fc.assert(fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), holds))
    fc.assert(fc.property(fc.integer({ min: -1e8, max: 1e8 }), fc.nat(4), (n, decimals) => holds(n / 10 ** decimals)))
  })

  test('a number that is none, or too long, is left to Intl', () => {
    for (const value of [Number.NaN, Infinity, 1e21, 1e-9, 123_456_789_012_345]) {
      expect(numberText(value, 'id', 0, 1)).toBeNull()
      expect(id.number(value, 1)).toBe(new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 }).format(value))
    }
  })

  test.each([
    ['id', 'id-ID'],
    ['en', 'en-GB']
  ] as const)('days of %s are written as the locale %s writes them', (language, locale) => {
    const format = formatsFor(language)
    const by = (options: Intl.DateTimeFormatOptions) => {
      const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
      return (day: string) => made.format(new Date(`${day}T00:00:00Z`))
    }
    const [numeric, long, short] = ['numeric', 'long', 'short'] as const
    const [date, shortDate] = [long, short].map((month) => by({ day: numeric, month, year: numeric }))
    const [dayMonth, monthYear] = [by({ day: numeric, month: short }), by({ month: short, year: numeric })]
    for (let i = 0; i < 400; i++) {
      const day = new Date(Date.UTC(2027, 11, 1 + i)).toISOString().slice(0, 10)
      expect(format.date(day)).toBe(date!(day))
      expect(format.shortDate(day)).toBe(shortDate!(day))
      expect(format.dayMonth(day)).toBe(dayMonth(day))
      expect(format.monthYear(day)).toBe(monthYear(day))
    }
    for (const weekday of [1, 2, 3, 4, 5, 6, 7])
      for (const width of [long, short])
        expect(format.weekday(weekday, width)).toBe(by({ weekday: width })(`2024-01-0${weekday}`))
  })

  test.each(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'America/New_York', 'Asia/Kathmandu'])(
    'instants in %s are written as both locales write them',
    (timeZone) => {
      for (const [format, locale] of [
        [id, 'id-ID'],
        [en, 'en-GB']
      ] as const) {
        const time = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
        for (let i = 0; i < 60; i++) {
          const at = new Date(Date.UTC(2026, 1, 1) + i * 137 * 3_600_007)
          const date = at.toLocaleDateString(locale, { timeZone, day: 'numeric', month: 'short', year: 'numeric' })
          expect(format.instant(at.toISOString(), timeZone)).toContain(
            `${date} ${at.toLocaleTimeString(locale, time)} `
          )
          expect(format.clock(at.toISOString(), timeZone)).toBe(
            at.toLocaleTimeString(locale, { ...time, second: '2-digit' })
          )
        }
      }
    }
  )

  test('a half-open period is written by its first and last day', () => {
    expect(id.period('2026-10-04', '2026-11-01')).toBe('4 Okt 2026 – 31 Okt 2026')
    expect(id.period('2026-10-04', '2026-10-05')).toBe('4 Okt 2026')
  })
})

describe('figures', () => {
  test('an absent one is a sentence, never a number', () => {
    expect(figureText({ value: null, why: 'not-exported' }, 'share', id, wordsFor('id'))).toBe('tidak ada dalam ekspor')
    expect(figureText({ value: 0, n: 12 }, 'share', id, wordsFor('id'))).toBe('0,0\u00a0%')
  })

  test('changes are points for shares, seconds for times, percent for counts', () => {
    expect(changeText({ absolute: 0.026, relative: 0.04 }, 'share', id, wordsFor('id'))).toBe('+2,6 poin')
    expect(changeText({ absolute: -3, relative: -0.3 }, 'seconds', en, wordsFor('en'))).toBe('−3 s')
    expect(changeText({ absolute: -866, relative: -0.087 }, 'calls', id, wordsFor('id'))).toBe('−8,7\u00a0%')
    expect(changeText({ absolute: null, relative: null }, 'calls', id, wordsFor('id'))).toBeNull()
  })
})

test('both languages say everything, and nothing is empty', () => {
  const empty = (words: object, path = ''): string[] =>
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'object'
        ? empty(value as object, `${path}${key}.`)
        : value === '' && key !== 'share'
          ? [path + key]
          : []
    )
  expect([...empty(wordsFor('id')), ...empty(wordsFor('en'))]).toEqual([])
})
