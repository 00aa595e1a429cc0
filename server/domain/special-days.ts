import type { LocalDate } from './dates.ts'
import type { Text } from './text.ts'

/** A day or a run of days that explains a chart. Half-open. */
export interface SpecialDays {
  from: LocalDate
  to: LocalDate
  kind: 'lebaran' | 'ramadan' | 'holiday' | 'event'
  label: Text
  /** Where the date was read. */
  source: string
}

/** First of the two days of Idul Fitri by the state's calendar, with where the date was read. */
const IDUL_FITRI: readonly [LocalDate, string][] = [
  ['2018-06-15', 'hotfokus.com: libur nasional 2018'],
  ['2019-06-05', 'kresnasatya/api-harilibur'],
  ['2020-05-24', 'setkab.go.id, 2 Dec 2020'],
  ['2021-05-13', 'okezone.com, 9 Aug 2021'],
  ['2022-05-02', 'style.tribunnews.com, 9 Jul 2022'],
  ['2023-04-22', 'SKB 624/2023'],
  ['2024-04-10', 'kompas.tv/512733'],
  ['2025-03-31', 'guangrei/APIHariLibur_V2 (state calendar)'],
  ['2026-03-21', 'brilio.net, 20 Sep 2025']
]

/** First day of Ramadan by the state's decision (isbat). */
const RAMADAN: readonly [LocalDate, string][] = [
  ['2023-03-23', 'okezone.com (isbat)'],
  ['2024-03-12', 'okezone.com (isbat)'],
  ['2025-03-01', 'okezone.com (isbat)'],
  ['2026-02-19', 'okezone.com (isbat)']
]

const HOLIDAYS: readonly [LocalDate, string, string][] = [
  ['2025-12-25', 'Hari Natal', 'Christmas'],
  ['2026-01-01', 'Tahun Baru', "New Year's Day"],
  ['2026-01-16', 'Isra Mikraj', 'Isra Mikraj'],
  ['2026-02-17', 'Tahun Baru Imlek', 'Chinese New Year'],
  ['2026-03-19', 'Hari Suci Nyepi', 'Nyepi'],
  ['2026-04-03', 'Wafat Yesus Kristus', 'Good Friday'],
  ['2026-05-01', 'Hari Buruh', 'Labour Day'],
  ['2026-05-14', 'Kenaikan Yesus Kristus', 'Ascension Day'],
  ['2026-05-27', 'Idul Adha', 'Idul Adha'],
  ['2026-05-31', 'Hari Raya Waisak', 'Waisak'],
  ['2026-06-01', 'Hari Lahir Pancasila', 'Pancasila Day'],
  ['2026-06-16', 'Tahun Baru Islam', 'Islamic New Year'],
  ['2026-08-17', 'Hari Kemerdekaan', 'Independence Day'],
  ['2026-08-25', 'Maulid Nabi', 'Maulid'],
  ['2026-12-25', 'Hari Natal', 'Christmas']
]

/** The first day of Idul Fitri that falls in a year; undefined where the table does not reach. */
export function idulFitri(year: number): LocalDate | undefined {
  return IDUL_FITRI.find(([date]) => date.startsWith(`${year}-`))?.[0]
}

export const SPECIAL_DAYS: readonly SpecialDays[] = [
  ...IDUL_FITRI.map(([from, source]) => ({
    from,
    to: next(from, 2),
    kind: 'lebaran' as const,
    label: { id: 'Idul Fitri', en: 'Idul Fitri' },
    source
  })),
  ...RAMADAN.map(([from, source]) => ({
    from,
    to: idulFitri(Number(from.slice(0, 4)))!,
    kind: 'ramadan' as const,
    label: { id: 'Ramadan', en: 'Ramadan' },
    source
  })),
  ...HOLIDAYS.map(([from, id, en]) => ({
    from,
    to: next(from, 1),
    kind: 'holiday' as const,
    label: { id, en },
    source: 'brilio.net, 20 Sep 2025; guangrei/APIHariLibur_V2'
  }))
].sort((a, b) => a.from.localeCompare(b.from))

function next(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
