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

/** Idul Adha by the state's calendar; 2019 could not be read and is left out. */
const IDUL_ADHA: readonly [LocalDate, string][] = [
  ['2018-08-22', 'hotfokus.com: libur nasional 2018'],
  ['2020-07-31', 'setkab.go.id, 2 Dec 2020'],
  ['2021-07-20', 'okezone.com, 9 Aug 2021'],
  ['2022-07-10', 'style.tribunnews.com, 9 Jul 2022'],
  ['2023-06-29', 'SKB 624/2023'],
  ['2024-06-17', 'kompas.tv/512733'],
  ['2025-06-06', 'guangrei/APIHariLibur_V2 (state calendar)'],
  ['2026-05-27', 'brilio.net, 20 Sep 2025']
]

/** National holidays besides both Ids, by the year's source: date, Indonesian, English. */
const HOLIDAYS: readonly { source: string; days: readonly [LocalDate, string, string][] }[] = [
  {
    source: 'guangrei/APIHariLibur_V2 (state calendar)',
    days: [
      ['2025-01-01', 'Tahun Baru', "New Year's Day"],
      ['2025-01-27', 'Isra Mikraj', 'Isra Mikraj'],
      ['2025-01-29', 'Tahun Baru Imlek', 'Chinese New Year'],
      ['2025-03-29', 'Hari Suci Nyepi', 'Nyepi'],
      ['2025-04-18', 'Wafat Yesus Kristus', 'Good Friday'],
      ['2025-04-20', 'Kebangkitan Yesus Kristus', 'Easter Sunday'],
      ['2025-05-01', 'Hari Buruh', 'Labour Day'],
      ['2025-05-12', 'Hari Raya Waisak', 'Waisak'],
      ['2025-05-29', 'Kenaikan Yesus Kristus', 'Ascension Day'],
      ['2025-06-01', 'Hari Lahir Pancasila', 'Pancasila Day'],
      ['2025-06-27', 'Tahun Baru Islam', 'Islamic New Year'],
      ['2025-08-17', 'Hari Kemerdekaan', 'Independence Day'],
      ['2025-09-05', 'Maulid Nabi', 'Maulid'],
      ['2025-12-25', 'Hari Natal', 'Christmas']
    ]
  },
  {
    source: 'brilio.net, 20 Sep 2025',
    days: [
      ['2026-01-01', 'Tahun Baru', "New Year's Day"],
      ['2026-01-16', 'Isra Mikraj', 'Isra Mikraj'],
      ['2026-02-17', 'Tahun Baru Imlek', 'Chinese New Year'],
      ['2026-03-19', 'Hari Suci Nyepi', 'Nyepi'],
      ['2026-04-03', 'Wafat Yesus Kristus', 'Good Friday'],
      ['2026-04-05', 'Kebangkitan Yesus Kristus', 'Easter Sunday'],
      ['2026-05-01', 'Hari Buruh', 'Labour Day'],
      ['2026-05-14', 'Kenaikan Yesus Kristus', 'Ascension Day'],
      ['2026-05-31', 'Hari Raya Waisak', 'Waisak'],
      ['2026-06-01', 'Hari Lahir Pancasila', 'Pancasila Day'],
      ['2026-06-16', 'Tahun Baru Islam', 'Islamic New Year'],
      ['2026-08-17', 'Hari Kemerdekaan', 'Independence Day'],
      ['2026-08-25', 'Maulid Nabi', 'Maulid'],
      ['2026-12-25', 'Hari Natal', 'Christmas']
    ]
  }
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
  ...IDUL_ADHA.map(([from, source]) => holiday(from, 'Idul Adha', 'Idul Adha', source)),
  ...HOLIDAYS.flatMap(({ source, days }) => days.map(([from, id, en]) => holiday(from, id, en, source)))
].sort((a, b) => a.from.localeCompare(b.from))

function holiday(from: LocalDate, id: string, en: string, source: string): SpecialDays {
  return { from, to: next(from, 1), kind: 'holiday', label: { id, en }, source }
}

function next(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
