/** Words of what prank, ghost, silent and test calls cost. */
export const GHOST_METER_ID = {
  title: 'Meter prank dan ghost',
  lead: 'Waktu operator dan tunggu penelepon lain akibat panggilan prank, ghost, silent, dan uji coba',
  chart: 'Jam operator untuk prank, ghost, silent, dan uji coba per bulan',
  seconds: 'Jam operator terpakai',
  share: 'Bagian dari waktu penanganan',
  perMonth: 'Jam per bulan',
  fullTime: 'Setara pegawai penuh',
  calls: 'Panggilan',
  ofAnswered: (n: string, all: string) => `${n} dari ${all} panggilan dijawab`,
  ofHandling: (all: string) => `dari ${all} penanganan`,
  people: (n: string) => `${n} orang`,
  hoursAYear: (n: string) => `${n} jam kerja setahun per orang`,
  second: 'dtk',
  month: 'Bulan',
  total: 'Semua',
  allHandling: 'Semua penanganan',
  definition:
    'Detik bicara dan pascapanggilan dari panggilan dijawab yang dicatat sebagai prank, ghost, silent, atau uji coba. Panggilan yang terputus sebelum dijawab tidak memakai operator. Setara pegawai penuh: jam setahun dibagi jam kerja bersih seseorang (40 jam x 52 dikurangi 39 hari cuti, libur, sakit, dan pelatihan).',
  waiting: 'Berapa lama penelepon lain menunggu karenanya?',
  waitingNote: (about: { calls: string; removed: string; period: string; runs: string }) =>
    `${about.calls} panggilan (${about.period}) diputar ulang dengan dan tanpa ${about.removed} panggilan itu, ${about.runs} kali`,
  figure: 'Penelepon lain',
  observed: 'Tercatat',
  withAll: 'Semua',
  without: 'Tanpanya',
  difference: 'Selisih (95 %)',
  rows: {
    waitMean: 'Tunggu rata-rata',
    answeredWithin: (seconds: string) => `Dijawab dalam ${seconds}`,
    answered: 'Dijawab',
    waited: 'Seluruh waktu tunggu'
  },
  proof: 'Bukti model',
  near: 'cocok',
  far: 'tidak cocok',
  contended: (n: string) => `${n} panggilan saat semua operator sibuk`,
  contendedWait: 'Tunggu rata-rata saat semua sibuk',
  contendedAnswered: 'Dijawab saat semua sibuk',
  proved: 'Model menghasilkan angka yang tercatat dalam toleransi, jadi selisihnya boleh dibaca.',
  notProved: 'Model tidak menghasilkan angka yang tercatat dalam toleransi, jadi tidak ada angka sebab-akibat.',
  whyNot: {
    'not-exported':
      'Ekspor tidak memuat jenis panggilan, lama bicara, tunggu, atau operator; tidak ada yang dapat diputar ulang.',
    'no-data': 'Tidak ada panggilan dengan status operator pada rentang ini.',
    'no-calls': 'Tidak ada panggilan lain yang dapat dibandingkan.',
    'too-few': 'Terlalu sedikit panggilan datang saat semua operator sibuk; model tidak dapat dibuktikan.',
    'not-reproduced':
      'Model tidak menghasilkan angka yang tercatat dalam toleransi, jadi tidak ada angka sebab-akibat.',
    'between-bins': 'Batas waktu terletak di antara kelompok ekspor.'
  },
  method: (about: { delay: string; reserve: string | null; basis: 'states' | 'calls' }) =>
    [
      'Setiap panggilan memakai waktu datang, lama penanganan, dan kesabarannya sendiri; yang tidak teramati diundi sama untuk kedua putaran.',
      `Dering dan reaksi: median ${about.delay}, dari panggilan yang datang saat pasti ada operator bebas.`,
      about.reserve === null ? '' : `Supervisor membantu setelah ${about.reserve}.`,
      about.basis === 'states'
        ? 'Operator bertugas menurut status operator.'
        : 'Operator bertugas diperkirakan dari panggilan yang mereka tangani, karena ekspor tidak memuat status operator.',
      'Penelepon yang menelepon ulang dan prank yang ditutup sebelum dijawab tidak dihitung, jadi akibat sebenarnya lebih besar.'
    ]
      .filter(Boolean)
      .join(' ')
}
