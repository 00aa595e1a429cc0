/** Words of days, of what is known of them, and of what they are compared with. */
export const CALENDAR_ID = {
  dayStarts: (hour: string) =>
    `Hari operasional mulai pukul ${hour}: panggilan sebelum jam itu dihitung pada hari sebelumnya.`,
  between: (low: string, high: string) => `antara ${low} dan ${high}`,
  atLeast: (low: string) => `paling sedikit ${low}`,
  noBounds: 'batasnya tidak dapat dihitung',
  hoursMissing: (n: string) => `${n} jam tanpa data`,
  unjudged: 'Belum dapat dinilai: data tidak lengkap',
  known: 'Data yang ada',
  partly: 'bulatan kosong: datanya tidak penuh',
  partlyBars: 'batang pucat: datanya tidak penuh',
  perDay: 'per hari',
  noComparison: (kind: string) => `${kind}: tidak ada pembanding, tanggalnya tidak ada dalam tabel hari khusus.`,
  estimated: (name: string, date: string) => `${name} ${date} masih perkiraan, belum ditetapkan pemerintah.`,
  unverified: (name: string, date: string) => `${name} ${date} belum diperiksa pada sumber resmi.`,
  special: {
    title: 'Hari khusus',
    lead: 'Dipakai untuk pembanding Lebaran dan Ramadan serta tanda pada grafik. Diubah dengan special_days di site.yaml.',
    none: (year: string) => `Hari libur nasional ${year} belum ada sumbernya dan karena itu tidak dicantumkan.`,
    day: 'Hari',
    name: 'Nama',
    certainty: 'Kepastian',
    kinds: {
      lebaran: 'Idul Fitri',
      ramadan: 'Ramadan',
      'idul-adha': 'Idul Adha',
      holiday: 'Libur nasional',
      'joint-leave': 'Cuti bersama',
      election: 'Pemilu',
      event: 'Peristiwa',
      haze: 'Kabut asap'
    } as Record<string, string>,
    read: 'dari sumbernya',
    memory: 'belum diperiksa',
    estimate: 'perkiraan'
  }
}

export type CalendarWords = typeof CALENDAR_ID
