import type { LocalDate } from './dates.ts'

export const SPECIAL_KINDS = [
  'lebaran',
  'ramadan',
  'idul-adha',
  'holiday',
  'joint-leave',
  'election',
  'event',
  'haze'
] as const
export type SpecialKind = (typeof SPECIAL_KINDS)[number]

/** How sure a date is: read at its source, from memory and to be checked, or computed before the state has decided. */
export type Certainty = 'read' | 'memory' | 'estimate'

/** from, to, kind, Indonesian, English, source, certainty. */
export type SpecialDayRow = readonly [LocalDate, LocalDate, SpecialKind, string, string, string, Certainty]

/**
 * The special days of Indonesia that are shipped, 2018 to 2027: first day, first day after, kind, name in Indonesian and
 * English, where the date was read, and how sure it is (`read` at that source; `memory`: to be checked; `estimate`).
 * Of 2027 no decree had been read when this was written: its holidays are absent, three dates are estimates.
 */
export const SPECIAL_DAY_ROWS: readonly SpecialDayRow[] = [
  ['2018-01-01', '2018-01-02', 'holiday', 'Tahun Baru', "New Year's Day", 'hotfokus.com: libur nasional 2018', 'read'],
  [
    '2018-02-16',
    '2018-02-17',
    'holiday',
    'Tahun Baru Imlek',
    'Chinese New Year',
    'hotfokus.com: libur nasional 2018',
    'read'
  ],
  ['2018-03-17', '2018-03-18', 'holiday', 'Hari Suci Nyepi', 'Nyepi', 'hotfokus.com: libur nasional 2018', 'read'],
  [
    '2018-03-30',
    '2018-03-31',
    'holiday',
    'Wafat Yesus Kristus',
    'Good Friday',
    'hotfokus.com: libur nasional 2018',
    'read'
  ],
  ['2018-04-14', '2018-04-15', 'holiday', 'Isra Mikraj', 'Isra Mikraj', 'hotfokus.com: libur nasional 2018', 'read'],
  ['2018-05-01', '2018-05-02', 'holiday', 'Hari Buruh', 'Labour Day', 'hotfokus.com: libur nasional 2018', 'read'],
  [
    '2018-05-10',
    '2018-05-11',
    'holiday',
    'Kenaikan Yesus Kristus',
    'Ascension Day',
    'hotfokus.com: libur nasional 2018',
    'read'
  ],
  [
    '2018-05-17',
    '2018-06-15',
    'ramadan',
    'Ramadan',
    'Ramadan',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  ['2018-05-29', '2018-05-30', 'holiday', 'Hari Raya Waisak', 'Waisak', 'hotfokus.com: libur nasional 2018', 'read'],
  [
    '2018-06-01',
    '2018-06-02',
    'holiday',
    'Hari Lahir Pancasila',
    'Pancasila Day',
    'hotfokus.com: libur nasional 2018',
    'read'
  ],
  ['2018-06-11', '2018-06-12', 'joint-leave', 'Cuti bersama', 'Joint leave', 'suara.com, 18 Apr 2018', 'read'],
  ['2018-06-12', '2018-06-13', 'joint-leave', 'Cuti bersama', 'Joint leave', 'suara.com, 18 Apr 2018', 'read'],
  ['2018-06-13', '2018-06-14', 'joint-leave', 'Cuti bersama', 'Joint leave', 'suara.com, 18 Apr 2018', 'read'],
  ['2018-06-14', '2018-06-15', 'joint-leave', 'Cuti bersama', 'Joint leave', 'suara.com, 18 Apr 2018', 'read'],
  ['2018-06-15', '2018-06-17', 'lebaran', 'Idul Fitri', 'Idul Fitri', 'hotfokus.com: libur nasional 2018', 'read'],
  ['2018-06-18', '2018-06-19', 'joint-leave', 'Cuti bersama', 'Joint leave', 'suara.com, 18 Apr 2018', 'read'],
  ['2018-06-19', '2018-06-20', 'joint-leave', 'Cuti bersama', 'Joint leave', 'suara.com, 18 Apr 2018', 'read'],
  ['2018-06-20', '2018-06-21', 'joint-leave', 'Cuti bersama', 'Joint leave', 'suara.com, 18 Apr 2018', 'read'],
  [
    '2018-06-27',
    '2018-06-28',
    'election',
    'Pilkada serentak',
    'Regional elections',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2018-08-17',
    '2018-08-18',
    'holiday',
    'Hari Kemerdekaan',
    'Independence Day',
    'hotfokus.com: libur nasional 2018',
    'read'
  ],
  [
    '2018-08-18',
    '2018-09-03',
    'event',
    'Asian Games',
    'Asian Games',
    'asiangames.antaranews.com/berita/729524',
    'read'
  ],
  ['2018-08-22', '2018-08-23', 'idul-adha', 'Idul Adha', 'Idul Adha', 'hotfokus.com: libur nasional 2018', 'read'],
  [
    '2018-09-11',
    '2018-09-12',
    'holiday',
    'Tahun Baru Islam',
    'Islamic New Year',
    'hotfokus.com: libur nasional 2018',
    'read'
  ],
  ['2018-11-20', '2018-11-21', 'holiday', 'Maulid Nabi', 'Maulid', 'hotfokus.com: libur nasional 2018', 'read'],
  ['2018-12-24', '2018-12-25', 'joint-leave', 'Cuti bersama', 'Joint leave', 'suara.com, 18 Apr 2018', 'read'],
  ['2018-12-25', '2018-12-26', 'holiday', 'Hari Natal', 'Christmas', 'hotfokus.com: libur nasional 2018', 'read'],
  [
    '2019-01-01',
    '2019-01-02',
    'holiday',
    'Tahun Baru',
    "New Year's Day",
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2019-02-05',
    '2019-02-06',
    'holiday',
    'Tahun Baru Imlek',
    'Chinese New Year',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2019-03-07',
    '2019-03-08',
    'holiday',
    'Hari Suci Nyepi',
    'Nyepi',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2019-04-03',
    '2019-04-04',
    'holiday',
    'Isra Mikraj',
    'Isra Mikraj',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2019-04-17',
    '2019-04-18',
    'election',
    'Pemilu',
    'General election',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2019-04-19',
    '2019-04-20',
    'holiday',
    'Wafat Yesus Kristus',
    'Good Friday',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2019-05-01',
    '2019-05-02',
    'holiday',
    'Hari Buruh',
    'Labour Day',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2019-05-06',
    '2019-06-05',
    'ramadan',
    'Ramadan',
    'Ramadan',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2019-05-19',
    '2019-05-20',
    'holiday',
    'Hari Raya Waisak',
    'Waisak',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2019-05-30',
    '2019-05-31',
    'holiday',
    'Kenaikan Yesus Kristus',
    'Ascension Day',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2019-06-01',
    '2019-06-02',
    'holiday',
    'Hari Lahir Pancasila',
    'Pancasila Day',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2019-06-03',
    '2019-06-04',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2019-06-04',
    '2019-06-05',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  ['2019-06-05', '2019-06-07', 'lebaran', 'Idul Fitri', 'Idul Fitri', 'kresnasatya/api-harilibur', 'read'],
  [
    '2019-06-07',
    '2019-06-08',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2019-08-11',
    '2019-08-12',
    'idul-adha',
    'Idul Adha',
    'Idul Adha',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2019-08-17',
    '2019-08-18',
    'holiday',
    'Hari Kemerdekaan',
    'Independence Day',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2019-09-01',
    '2019-09-02',
    'holiday',
    'Tahun Baru Islam',
    'Islamic New Year',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2019-09-23',
    '2019-09-26',
    'haze',
    'Kabut asap: PM10 632, sekolah diliburkan',
    'Haze: PM10 632, schools closed',
    'okezone.com, 23 Sep 2019',
    'read'
  ],
  [
    '2019-10-23',
    '2019-10-24',
    'haze',
    'Kabut asap: ISPU 391',
    'Haze: air quality index 391',
    'idntimes.com (tahun disimpulkan)',
    'memory'
  ],
  [
    '2019-11-09',
    '2019-11-10',
    'holiday',
    'Maulid Nabi',
    'Maulid',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2019-12-24',
    '2019-12-25',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2019-12-25',
    '2019-12-26',
    'holiday',
    'Hari Natal',
    'Christmas',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  ['2020-01-01', '2020-01-02', 'holiday', 'Tahun Baru', "New Year's Day", 'setkab.go.id, 2 Dec 2020', 'read'],
  ['2020-01-25', '2020-01-26', 'holiday', 'Tahun Baru Imlek', 'Chinese New Year', 'setkab.go.id, 2 Dec 2020', 'read'],
  ['2020-03-22', '2020-03-23', 'holiday', 'Isra Mikraj', 'Isra Mikraj', 'setkab.go.id, 2 Dec 2020', 'read'],
  ['2020-03-25', '2020-03-26', 'holiday', 'Hari Suci Nyepi', 'Nyepi', 'setkab.go.id, 2 Dec 2020', 'read'],
  ['2020-04-10', '2020-04-11', 'holiday', 'Wafat Yesus Kristus', 'Good Friday', 'setkab.go.id, 2 Dec 2020', 'read'],
  [
    '2020-04-24',
    '2020-05-24',
    'ramadan',
    'Ramadan',
    'Ramadan',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  ['2020-05-01', '2020-05-02', 'holiday', 'Hari Buruh', 'Labour Day', 'setkab.go.id, 2 Dec 2020', 'read'],
  ['2020-05-07', '2020-05-08', 'holiday', 'Hari Raya Waisak', 'Waisak', 'setkab.go.id, 2 Dec 2020', 'read'],
  [
    '2020-05-21',
    '2020-05-22',
    'holiday',
    'Kenaikan Yesus Kristus',
    'Ascension Day',
    'setkab.go.id, 2 Dec 2020',
    'read'
  ],
  ['2020-05-24', '2020-05-26', 'lebaran', 'Idul Fitri', 'Idul Fitri', 'setkab.go.id, 2 Dec 2020', 'read'],
  ['2020-06-01', '2020-06-02', 'holiday', 'Hari Lahir Pancasila', 'Pancasila Day', 'setkab.go.id, 2 Dec 2020', 'read'],
  ['2020-07-31', '2020-08-01', 'idul-adha', 'Idul Adha', 'Idul Adha', 'setkab.go.id, 2 Dec 2020', 'read'],
  ['2020-08-17', '2020-08-18', 'holiday', 'Hari Kemerdekaan', 'Independence Day', 'setkab.go.id, 2 Dec 2020', 'read'],
  ['2020-08-20', '2020-08-21', 'holiday', 'Tahun Baru Islam', 'Islamic New Year', 'setkab.go.id, 2 Dec 2020', 'read'],
  [
    '2020-08-21',
    '2020-08-22',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'dari ingatan; belum diperiksa pada sumber resmi; 28-30 Des dicabut (setkab.go.id)',
    'memory'
  ],
  [
    '2020-10-28',
    '2020-10-29',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'dari ingatan; belum diperiksa pada sumber resmi; 28-30 Des dicabut (setkab.go.id)',
    'memory'
  ],
  ['2020-10-29', '2020-10-30', 'holiday', 'Maulid Nabi', 'Maulid', 'setkab.go.id, 2 Dec 2020', 'read'],
  [
    '2020-10-30',
    '2020-10-31',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'dari ingatan; belum diperiksa pada sumber resmi; 28-30 Des dicabut (setkab.go.id)',
    'memory'
  ],
  [
    '2020-12-09',
    '2020-12-10',
    'election',
    'Pilkada serentak',
    'Regional elections',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2020-12-24',
    '2020-12-25',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'dari ingatan; belum diperiksa pada sumber resmi; 28-30 Des dicabut (setkab.go.id)',
    'memory'
  ],
  ['2020-12-25', '2020-12-26', 'holiday', 'Hari Natal', 'Christmas', 'setkab.go.id, 2 Dec 2020', 'read'],
  [
    '2020-12-31',
    '2021-01-01',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'dari ingatan; belum diperiksa pada sumber resmi; 28-30 Des dicabut (setkab.go.id)',
    'memory'
  ],
  [
    '2021-01-01',
    '2021-01-02',
    'holiday',
    'Tahun Baru',
    "New Year's Day",
    'okezone.com, 9 Aug 2021; suara sumbar',
    'read'
  ],
  [
    '2021-02-12',
    '2021-02-13',
    'holiday',
    'Tahun Baru Imlek',
    'Chinese New Year',
    'okezone.com, 9 Aug 2021; suara sumbar',
    'read'
  ],
  [
    '2021-03-11',
    '2021-03-12',
    'holiday',
    'Isra Mikraj',
    'Isra Mikraj',
    'okezone.com, 9 Aug 2021; suara sumbar',
    'read'
  ],
  ['2021-03-14', '2021-03-15', 'holiday', 'Hari Suci Nyepi', 'Nyepi', 'okezone.com, 9 Aug 2021; suara sumbar', 'read'],
  [
    '2021-04-02',
    '2021-04-03',
    'holiday',
    'Wafat Yesus Kristus',
    'Good Friday',
    'okezone.com, 9 Aug 2021; suara sumbar',
    'read'
  ],
  [
    '2021-04-13',
    '2021-05-13',
    'ramadan',
    'Ramadan',
    'Ramadan',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  ['2021-05-01', '2021-05-02', 'holiday', 'Hari Buruh', 'Labour Day', 'okezone.com, 9 Aug 2021; suara sumbar', 'read'],
  [
    '2021-05-12',
    '2021-05-13',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'dari ingatan; belum diperiksa pada sumber resmi; 24 Des dicabut',
    'memory'
  ],
  [
    '2021-05-13',
    '2021-05-14',
    'holiday',
    'Kenaikan Yesus Kristus',
    'Ascension Day',
    'okezone.com, 9 Aug 2021; suara sumbar',
    'read'
  ],
  ['2021-05-13', '2021-05-15', 'lebaran', 'Idul Fitri', 'Idul Fitri', 'okezone.com, 9 Aug 2021; suara sumbar', 'read'],
  [
    '2021-05-26',
    '2021-05-27',
    'holiday',
    'Hari Raya Waisak',
    'Waisak',
    'okezone.com, 9 Aug 2021; suara sumbar',
    'read'
  ],
  [
    '2021-06-01',
    '2021-06-02',
    'holiday',
    'Hari Lahir Pancasila',
    'Pancasila Day',
    'okezone.com, 9 Aug 2021; suara sumbar',
    'read'
  ],
  ['2021-07-20', '2021-07-21', 'idul-adha', 'Idul Adha', 'Idul Adha', 'okezone.com, 9 Aug 2021; suara sumbar', 'read'],
  [
    '2021-08-11',
    '2021-08-12',
    'holiday',
    'Tahun Baru Islam',
    'Islamic New Year',
    'okezone.com, 9 Aug 2021; suara sumbar',
    'read'
  ],
  [
    '2021-08-17',
    '2021-08-18',
    'holiday',
    'Hari Kemerdekaan',
    'Independence Day',
    'okezone.com, 9 Aug 2021; suara sumbar',
    'read'
  ],
  ['2021-10-20', '2021-10-21', 'holiday', 'Maulid Nabi', 'Maulid', 'okezone.com, 9 Aug 2021; suara sumbar', 'read'],
  ['2021-12-25', '2021-12-26', 'holiday', 'Hari Natal', 'Christmas', 'okezone.com, 9 Aug 2021; suara sumbar', 'read'],
  ['2022-01-01', '2022-01-02', 'holiday', 'Tahun Baru', "New Year's Day", 'style.tribunnews.com, 9 Jul 2022', 'read'],
  [
    '2022-02-01',
    '2022-02-02',
    'holiday',
    'Tahun Baru Imlek',
    'Chinese New Year',
    'style.tribunnews.com, 9 Jul 2022',
    'read'
  ],
  ['2022-02-28', '2022-03-01', 'holiday', 'Isra Mikraj', 'Isra Mikraj', 'style.tribunnews.com, 9 Jul 2022', 'read'],
  ['2022-03-03', '2022-03-04', 'holiday', 'Hari Suci Nyepi', 'Nyepi', 'style.tribunnews.com, 9 Jul 2022', 'read'],
  [
    '2022-04-03',
    '2022-05-02',
    'ramadan',
    'Ramadan',
    'Ramadan',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2022-04-15',
    '2022-04-16',
    'holiday',
    'Wafat Yesus Kristus',
    'Good Friday',
    'style.tribunnews.com, 9 Jul 2022',
    'read'
  ],
  [
    '2022-04-29',
    '2022-04-30',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'style.tribunnews.com, 9 Jul 2022',
    'read'
  ],
  ['2022-05-01', '2022-05-02', 'holiday', 'Hari Buruh', 'Labour Day', 'style.tribunnews.com, 9 Jul 2022', 'read'],
  ['2022-05-02', '2022-05-04', 'lebaran', 'Idul Fitri', 'Idul Fitri', 'style.tribunnews.com, 9 Jul 2022', 'read'],
  [
    '2022-05-04',
    '2022-05-05',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'style.tribunnews.com, 9 Jul 2022',
    'read'
  ],
  [
    '2022-05-05',
    '2022-05-06',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'style.tribunnews.com, 9 Jul 2022',
    'read'
  ],
  [
    '2022-05-06',
    '2022-05-07',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'style.tribunnews.com, 9 Jul 2022',
    'read'
  ],
  ['2022-05-16', '2022-05-17', 'holiday', 'Hari Raya Waisak', 'Waisak', 'style.tribunnews.com, 9 Jul 2022', 'read'],
  [
    '2022-05-26',
    '2022-05-27',
    'holiday',
    'Kenaikan Yesus Kristus',
    'Ascension Day',
    'style.tribunnews.com, 9 Jul 2022',
    'read'
  ],
  [
    '2022-06-01',
    '2022-06-02',
    'holiday',
    'Hari Lahir Pancasila',
    'Pancasila Day',
    'style.tribunnews.com, 9 Jul 2022',
    'read'
  ],
  ['2022-07-10', '2022-07-11', 'idul-adha', 'Idul Adha', 'Idul Adha', 'style.tribunnews.com, 9 Jul 2022', 'read'],
  [
    '2022-07-30',
    '2022-07-31',
    'holiday',
    'Tahun Baru Islam',
    'Islamic New Year',
    'style.tribunnews.com, 9 Jul 2022',
    'read'
  ],
  [
    '2022-08-17',
    '2022-08-18',
    'holiday',
    'Hari Kemerdekaan',
    'Independence Day',
    'style.tribunnews.com, 9 Jul 2022',
    'read'
  ],
  ['2022-10-08', '2022-10-09', 'holiday', 'Maulid Nabi', 'Maulid', 'style.tribunnews.com, 9 Jul 2022', 'read'],
  ['2022-12-25', '2022-12-26', 'holiday', 'Hari Natal', 'Christmas', 'style.tribunnews.com, 9 Jul 2022', 'read'],
  ['2023-01-01', '2023-01-02', 'holiday', 'Tahun Baru', "New Year's Day", 'SKB 624/2023 (infousaha.id; inews)', 'read'],
  [
    '2023-01-22',
    '2023-01-23',
    'holiday',
    'Tahun Baru Imlek',
    'Chinese New Year',
    'SKB 624/2023 (infousaha.id; inews)',
    'read'
  ],
  [
    '2023-01-23',
    '2023-01-24',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'SKB 624/2023 (infousaha.id; inews)',
    'read'
  ],
  ['2023-02-18', '2023-02-19', 'holiday', 'Isra Mikraj', 'Isra Mikraj', 'SKB 624/2023 (infousaha.id; inews)', 'read'],
  ['2023-03-22', '2023-03-23', 'holiday', 'Hari Suci Nyepi', 'Nyepi', 'SKB 624/2023 (infousaha.id; inews)', 'read'],
  [
    '2023-03-23',
    '2023-03-24',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'SKB 624/2023 (infousaha.id; inews)',
    'read'
  ],
  [
    '2023-03-23',
    '2023-04-22',
    'ramadan',
    'Ramadan',
    'Ramadan',
    'okezone.com (isbat); guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2023-04-07',
    '2023-04-08',
    'holiday',
    'Wafat Yesus Kristus',
    'Good Friday',
    'SKB 624/2023 (infousaha.id; inews)',
    'read'
  ],
  [
    '2023-04-19',
    '2023-04-20',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'SKB 624/2023 (infousaha.id; inews)',
    'read'
  ],
  [
    '2023-04-20',
    '2023-04-21',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'SKB 624/2023 (infousaha.id; inews)',
    'read'
  ],
  [
    '2023-04-21',
    '2023-04-22',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'SKB 624/2023 (infousaha.id; inews)',
    'read'
  ],
  ['2023-04-22', '2023-04-24', 'lebaran', 'Idul Fitri', 'Idul Fitri', 'SKB 624/2023 (infousaha.id; inews)', 'read'],
  [
    '2023-04-24',
    '2023-04-25',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'SKB 624/2023 (infousaha.id; inews)',
    'read'
  ],
  [
    '2023-04-25',
    '2023-04-26',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'SKB 624/2023 (infousaha.id; inews)',
    'read'
  ],
  ['2023-05-01', '2023-05-02', 'holiday', 'Hari Buruh', 'Labour Day', 'SKB 624/2023 (infousaha.id; inews)', 'read'],
  [
    '2023-05-18',
    '2023-05-19',
    'holiday',
    'Kenaikan Yesus Kristus',
    'Ascension Day',
    'SKB 624/2023 (infousaha.id; inews)',
    'read'
  ],
  [
    '2023-06-01',
    '2023-06-02',
    'holiday',
    'Hari Lahir Pancasila',
    'Pancasila Day',
    'SKB 624/2023 (infousaha.id; inews)',
    'read'
  ],
  [
    '2023-06-02',
    '2023-06-03',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'SKB 624/2023 (infousaha.id; inews)',
    'read'
  ],
  ['2023-06-04', '2023-06-05', 'holiday', 'Hari Raya Waisak', 'Waisak', 'SKB 624/2023 (infousaha.id; inews)', 'read'],
  [
    '2023-06-28',
    '2023-06-29',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'SKB 624/2023 (infousaha.id; inews)',
    'read'
  ],
  ['2023-06-29', '2023-06-30', 'idul-adha', 'Idul Adha', 'Idul Adha', 'SKB 624/2023 (infousaha.id; inews)', 'read'],
  [
    '2023-06-30',
    '2023-07-01',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'SKB 624/2023 (infousaha.id; inews)',
    'read'
  ],
  [
    '2023-07-19',
    '2023-07-20',
    'holiday',
    'Tahun Baru Islam',
    'Islamic New Year',
    'SKB 624/2023 (infousaha.id; inews)',
    'read'
  ],
  [
    '2023-08-17',
    '2023-08-18',
    'holiday',
    'Hari Kemerdekaan',
    'Independence Day',
    'SKB 624/2023 (infousaha.id; inews)',
    'read'
  ],
  ['2023-09-28', '2023-09-29', 'holiday', 'Maulid Nabi', 'Maulid', 'SKB 624/2023 (infousaha.id; inews)', 'read'],
  ['2023-09-30', '2023-10-03', 'haze', 'Kabut asap: PM2,5 332', 'Haze: PM2.5 332', 'kompas.tv/448420; voi.id', 'read'],
  [
    '2023-10-17',
    '2023-10-18',
    'haze',
    'Kabut asap: ISPU > 300',
    'Haze: air quality index > 300',
    'globalplanet.news',
    'read'
  ],
  ['2023-12-25', '2023-12-26', 'holiday', 'Hari Natal', 'Christmas', 'SKB 624/2023 (infousaha.id; inews)', 'read'],
  [
    '2023-12-26',
    '2023-12-27',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'SKB 624/2023 (infousaha.id; inews)',
    'read'
  ],
  [
    '2024-01-01',
    '2024-01-02',
    'holiday',
    'Tahun Baru',
    "New Year's Day",
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-02-08',
    '2024-02-09',
    'holiday',
    'Isra Mikraj',
    'Isra Mikraj',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-02-09',
    '2024-02-10',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-02-10',
    '2024-02-11',
    'holiday',
    'Tahun Baru Imlek',
    'Chinese New Year',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  ['2024-02-14', '2024-02-15', 'election', 'Pemilu', 'General election', 'radartegal; kompas.tv/512733', 'read'],
  [
    '2024-03-11',
    '2024-03-12',
    'holiday',
    'Hari Suci Nyepi',
    'Nyepi',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-03-12',
    '2024-03-13',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-03-12',
    '2024-04-10',
    'ramadan',
    'Ramadan',
    'Ramadan',
    'okezone.com (isbat); guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-03-29',
    '2024-03-30',
    'holiday',
    'Wafat Yesus Kristus',
    'Good Friday',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-03-31',
    '2024-04-01',
    'holiday',
    'Kebangkitan Yesus Kristus',
    'Easter Sunday',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-04-08',
    '2024-04-09',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-04-09',
    '2024-04-10',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-04-10',
    '2024-04-12',
    'lebaran',
    'Idul Fitri',
    'Idul Fitri',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-04-12',
    '2024-04-13',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-04-15',
    '2024-04-16',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-05-01',
    '2024-05-02',
    'holiday',
    'Hari Buruh',
    'Labour Day',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-05-09',
    '2024-05-10',
    'holiday',
    'Kenaikan Yesus Kristus',
    'Ascension Day',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-05-10',
    '2024-05-11',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-05-23',
    '2024-05-24',
    'holiday',
    'Hari Raya Waisak',
    'Waisak',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-05-24',
    '2024-05-25',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-06-01',
    '2024-06-02',
    'holiday',
    'Hari Lahir Pancasila',
    'Pancasila Day',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-06-17',
    '2024-06-18',
    'idul-adha',
    'Idul Adha',
    'Idul Adha',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-06-18',
    '2024-06-19',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-07-07',
    '2024-07-08',
    'holiday',
    'Tahun Baru Islam',
    'Islamic New Year',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-08-17',
    '2024-08-18',
    'holiday',
    'Hari Kemerdekaan',
    'Independence Day',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-09-16',
    '2024-09-17',
    'holiday',
    'Maulid Nabi',
    'Maulid',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-11-27',
    '2024-11-28',
    'election',
    'Pilkada serentak',
    'Regional elections',
    'dari ingatan; belum diperiksa pada sumber resmi',
    'memory'
  ],
  [
    '2024-12-25',
    '2024-12-26',
    'holiday',
    'Hari Natal',
    'Christmas',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2024-12-26',
    '2024-12-27',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'radartegal; kompas.tv/512733; guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2025-01-01',
    '2025-01-02',
    'holiday',
    'Tahun Baru',
    "New Year's Day",
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-01-27',
    '2025-01-28',
    'holiday',
    'Isra Mikraj',
    'Isra Mikraj',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-01-28',
    '2025-01-29',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-01-29',
    '2025-01-30',
    'holiday',
    'Tahun Baru Imlek',
    'Chinese New Year',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-03-01',
    '2025-03-31',
    'ramadan',
    'Ramadan',
    'Ramadan',
    'okezone.com (isbat); guangrei/APIHariLibur_V2',
    'read'
  ],
  [
    '2025-03-28',
    '2025-03-29',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-03-29',
    '2025-03-30',
    'holiday',
    'Hari Suci Nyepi',
    'Nyepi',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-03-31',
    '2025-04-02',
    'lebaran',
    'Idul Fitri',
    'Idul Fitri',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-04-02',
    '2025-04-03',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-04-03',
    '2025-04-04',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-04-04',
    '2025-04-05',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-04-07',
    '2025-04-08',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-04-18',
    '2025-04-19',
    'holiday',
    'Wafat Yesus Kristus',
    'Good Friday',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-04-20',
    '2025-04-21',
    'holiday',
    'Kebangkitan Yesus Kristus',
    'Easter Sunday',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-05-01',
    '2025-05-02',
    'holiday',
    'Hari Buruh',
    'Labour Day',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-05-12',
    '2025-05-13',
    'holiday',
    'Hari Raya Waisak',
    'Waisak',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-05-13',
    '2025-05-14',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-05-29',
    '2025-05-30',
    'holiday',
    'Kenaikan Yesus Kristus',
    'Ascension Day',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-05-30',
    '2025-05-31',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-06-01',
    '2025-06-02',
    'holiday',
    'Hari Lahir Pancasila',
    'Pancasila Day',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-06-06',
    '2025-06-07',
    'idul-adha',
    'Idul Adha',
    'Idul Adha',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-06-09',
    '2025-06-10',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-06-27',
    '2025-06-28',
    'holiday',
    'Tahun Baru Islam',
    'Islamic New Year',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-08-17',
    '2025-08-18',
    'holiday',
    'Hari Kemerdekaan',
    'Independence Day',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-08-18',
    '2025-08-19',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-09-05',
    '2025-09-06',
    'holiday',
    'Maulid Nabi',
    'Maulid',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-12-25',
    '2025-12-26',
    'holiday',
    'Hari Natal',
    'Christmas',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  [
    '2025-12-26',
    '2025-12-27',
    'joint-leave',
    'Cuti bersama',
    'Joint leave',
    'guangrei/APIHariLibur_V2 (Google Calendar)',
    'read'
  ],
  ['2026-01-01', '2026-01-02', 'holiday', 'Tahun Baru', "New Year's Day", 'brilio.net, 20 Sep 2025', 'read'],
  ['2026-01-16', '2026-01-17', 'holiday', 'Isra Mikraj', 'Isra Mikraj', 'brilio.net, 20 Sep 2025', 'read'],
  ['2026-02-16', '2026-02-17', 'joint-leave', 'Cuti bersama', 'Joint leave', 'brilio.net, 20 Sep 2025', 'read'],
  ['2026-02-17', '2026-02-18', 'holiday', 'Tahun Baru Imlek', 'Chinese New Year', 'brilio.net, 20 Sep 2025', 'read'],
  [
    '2026-02-19',
    '2026-03-21',
    'ramadan',
    'Ramadan',
    'Ramadan',
    'okezone.com (isbat); guangrei/APIHariLibur_V2',
    'read'
  ],
  ['2026-03-18', '2026-03-19', 'joint-leave', 'Cuti bersama', 'Joint leave', 'brilio.net, 20 Sep 2025', 'read'],
  ['2026-03-19', '2026-03-20', 'holiday', 'Hari Suci Nyepi', 'Nyepi', 'brilio.net, 20 Sep 2025', 'read'],
  ['2026-03-20', '2026-03-21', 'joint-leave', 'Cuti bersama', 'Joint leave', 'brilio.net, 20 Sep 2025', 'read'],
  ['2026-03-21', '2026-03-23', 'lebaran', 'Idul Fitri', 'Idul Fitri', 'brilio.net, 20 Sep 2025', 'read'],
  ['2026-03-23', '2026-03-24', 'joint-leave', 'Cuti bersama', 'Joint leave', 'brilio.net, 20 Sep 2025', 'read'],
  ['2026-03-24', '2026-03-25', 'joint-leave', 'Cuti bersama', 'Joint leave', 'brilio.net, 20 Sep 2025', 'read'],
  ['2026-04-03', '2026-04-04', 'holiday', 'Wafat Yesus Kristus', 'Good Friday', 'brilio.net, 20 Sep 2025', 'read'],
  [
    '2026-04-05',
    '2026-04-06',
    'holiday',
    'Kebangkitan Yesus Kristus',
    'Easter Sunday',
    'brilio.net, 20 Sep 2025',
    'read'
  ],
  ['2026-05-01', '2026-05-02', 'holiday', 'Hari Buruh', 'Labour Day', 'brilio.net, 20 Sep 2025', 'read'],
  ['2026-05-14', '2026-05-15', 'holiday', 'Kenaikan Yesus Kristus', 'Ascension Day', 'brilio.net, 20 Sep 2025', 'read'],
  ['2026-05-15', '2026-05-16', 'joint-leave', 'Cuti bersama', 'Joint leave', 'brilio.net, 20 Sep 2025', 'read'],
  ['2026-05-27', '2026-05-28', 'idul-adha', 'Idul Adha', 'Idul Adha', 'brilio.net, 20 Sep 2025', 'read'],
  ['2026-05-28', '2026-05-29', 'joint-leave', 'Cuti bersama', 'Joint leave', 'brilio.net, 20 Sep 2025', 'read'],
  ['2026-05-31', '2026-06-01', 'holiday', 'Hari Raya Waisak', 'Waisak', 'brilio.net, 20 Sep 2025', 'read'],
  ['2026-06-01', '2026-06-02', 'holiday', 'Hari Lahir Pancasila', 'Pancasila Day', 'brilio.net, 20 Sep 2025', 'read'],
  ['2026-06-16', '2026-06-17', 'holiday', 'Tahun Baru Islam', 'Islamic New Year', 'brilio.net, 20 Sep 2025', 'read'],
  ['2026-08-17', '2026-08-18', 'holiday', 'Hari Kemerdekaan', 'Independence Day', 'brilio.net, 20 Sep 2025', 'read'],
  ['2026-08-25', '2026-08-26', 'holiday', 'Maulid Nabi', 'Maulid', 'brilio.net, 20 Sep 2025', 'read'],
  ['2026-12-24', '2026-12-25', 'joint-leave', 'Cuti bersama', 'Joint leave', 'brilio.net, 20 Sep 2025', 'read'],
  ['2026-12-25', '2026-12-26', 'holiday', 'Hari Natal', 'Christmas', 'brilio.net, 20 Sep 2025', 'read'],
  [
    '2027-02-08',
    '2027-03-09',
    'ramadan',
    'Ramadan',
    'Ramadan',
    'Umm al-Qura (ICU islamic-umalqura); belum ditetapkan pemerintah',
    'estimate'
  ],
  [
    '2027-03-09',
    '2027-03-11',
    'lebaran',
    'Idul Fitri',
    'Idul Fitri',
    'Umm al-Qura (ICU islamic-umalqura); belum ditetapkan pemerintah',
    'estimate'
  ],
  [
    '2027-05-16',
    '2027-05-17',
    'idul-adha',
    'Idul Adha',
    'Idul Adha',
    'Umm al-Qura (ICU islamic-umalqura); belum ditetapkan pemerintah',
    'estimate'
  ]
]
