import type { WarningCode } from '#domain/comparability.ts'

const warnings: Record<WarningCode, string> = {
  edition: 'Definisi yang berlaku berbeda',
  threshold: 'Batas atau cara hitung tingkat layanan berbeda',
  fields: 'Tidak semua ekspor mencatat yang diperlukan',
  'outcome-words': 'Cara panggilan berakhir tidak dicatat sama',
  'disposition-words': 'Jenis panggilan tidak dicatat sama',
  'coverage-calls': 'Jam panggilan yang diketahui berbeda',
  'coverage-incidents': 'Jam register kejadian yang diketahui berbeda',
  zone: 'Zona waktu berbeda',
  'day-start': 'Awal hari berbeda'
}

const means: Record<WarningCode, string> = {
  edition: 'Angkanya dihitung dengan definisi lain; tidak diberi peringkat.',
  threshold:
    'Bagian dalam 5 detik bukan bagian dalam 10 detik; tidak diberi peringkat. Pilih batas yang sama di saringan.',
  fields: 'Angka yang tidak tercatat kosong, bukan nol; tidak diberi peringkat.',
  'outcome-words':
    'Panggilan yang tidak dicatat terpisah dihitung sebagai yang lain, atau tidak sama sekali; tidak diberi peringkat.',
  'disposition-words':
    'Panggilan prank yang tidak dicatat terpisah dihitung sebagai jenis lain; bagian per jenis tidak diberi peringkat.',
  'coverage-calls': 'Jumlah dari jam yang hilang tidak diketahui; angka panggilan tidak diberi peringkat.',
  'coverage-incidents': 'Jumlah dari jam yang hilang tidak diketahui; angka kejadian tidak diberi peringkat.',
  zone: 'Hari tiap pusat mengikuti jamnya sendiri; jumlah seluruh periode tetap sebanding.',
  'day-start': 'Hari tiap pusat mulai pada jamnya sendiri; jumlah seluruh periode tetap sebanding.'
}

/** The words of the comparison of centres in Indonesian. */
export const COMPARE_ID = {
  title: 'Banding pusat',
  lead: 'Bagaimana pusat-pusat berdampingan, dan apakah angkanya sebanding?',
  choose: 'Pusat yang dibandingkan',
  chooseHint: (few: number, many: number) => `Pilih ${few} sampai ${many} pusat.`,
  one: {
    title: 'Situs ini memuat satu pusat',
    text: 'Halaman ini menampilkan beberapa pusat berdampingan: angka, target, dan peringkat bila definisi dan datanya sama, dengan peringatan bila berbeda. Untuk kementerian atau provinsi.',
    how: 'Untuk menghubungkan pusat lain: tambahkan pusat itu di bawah centres dalam site.yaml, lalu beri sumbernya di halaman Data.',
    link: 'Ke halaman Data'
  },
  warnings: {
    title: 'Sebelum membandingkan',
    none: 'Definisi, catatan ekspor, dan jam yang diketahui sama di semua pusat yang dipilih.',
    of: 'Mengenai',
    all: (n: string) => `${n} ukuran`,
    codes: warnings,
    means,
    within: (seconds: string, variant: string) => `dalam ${seconds}, ${variant}`,
    known: (share: string) => `${share} jam diketahui`,
    noFeed: 'tanpa data ini',
    lacks: (what: string) => `tidak mencatat: ${what}`,
    whole: 'lengkap'
  },
  table: 'Angka tiap pusat',
  tableNote: 'Peringkat hanya bila definisi dan data sama; pusat yang tidak pasti berbeda berbagi peringkat.',
  measure: 'Ukuran',
  rank: (place: string) => `peringkat ${place}`,
  target: (target: string) => `target ${target}`,
  noRank: 'tanpa peringkat: lihat peringatan',
  per100k: (value: string) => `${value} per 100.000 penduduk`,
  population: 'Penduduk',
  populationOf: (centre: string, count: string, source: string) => `${centre}: ${count} (${source})`,
  showAll: 'Tampilkan semua ukuran',
  showFew: 'Tampilkan ukuran utama',
  volume: 'Panggilan masuk',
  level: 'Tingkat layanan',
  sameScale: 'Skala sama di semua pusat.',
  total: (n: string) => `n = ${n}`,
  at: 'Waktu'
}
export type CompareWords = typeof COMPARE_ID
