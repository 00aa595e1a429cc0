import type { FaultCode } from '#domain/setting-faults.ts'

const faults: Record<FaultCode, string> = {
  needed: 'Harus diisi.',
  share: 'Isi persentase dari 0 sampai 100.',
  seconds: 'Isi detik bulat dari 0 sampai 86.400.',
  id: 'Hanya huruf, angka, titik, garis; mulai dengan huruf atau angka; paling banyak 60.',
  time: 'Isi jam seperti 06:00.',
  'same-time': 'Selesai harus berbeda dari mulai.',
  twice: 'Kode ini sudah dipakai.',
  date: 'Bukan tanggal di kalender.',
  order: 'Harus sesudah tanggal mulai.',
  'unknown-standard': 'Standar ini tidak dikenal.',
  'unknown-reading': 'Cara hitung ini tidak dikenal.',
  'reading-name': 'Kode ini nama cara hitung terbitan; pilih kode lain.',
  'fixed-threshold': 'Definisi ini tidak punya batas detik sendiri.',
  overlap: 'Pada hari yang sama sudah berlaku edisi lain.',
  'unknown-key': 'Isian ini tidak dikenal.',
  shape: 'Isian ini tidak dapat dibaca.'
}

/** The words of the page of settings in Indonesian. */
export const SETTINGS_ID = {
  title: 'Pengaturan',
  lead: 'Apa yang berlaku di pusat ini, sejak kapan, dan siapa yang mengubahnya?',
  readOnly: 'Server ini hanya menampilkan; pengaturan diubah di berkas site.yaml di mesin server (ALLOW_WRITES).',
  contents: 'Bagian',
  who: 'Nama Anda',
  whoHint: 'Ditulis dalam riwayat bersama setiap perubahan. Tidak diperiksa: belum ada akun.',
  edit: (what: string) => `Ubah: ${what}`,
  cancel: 'Batal',
  review: 'Periksa perubahan',
  save: 'Simpan',
  saving: 'Menyimpan…',
  saved: (what: string) => `Tersimpan: ${what}.`,
  nothing: 'Tidak ada yang berubah.',
  changes: 'Yang akan berubah',
  means: 'Artinya',
  from: 'Sekarang',
  to: 'Menjadi',
  notSet: 'tidak diatur',
  faulty: (n: number) => `${n} isian perlu diperbaiki.`,
  failed: 'Tidak tersimpan; site.yaml tetap seperti semula.',
  stale: 'Belum tersimpan: pengaturan sudah diubah orang lain sejak halaman ini dibuka.',
  staleUnknown: 'Apa yang berubah tidak tercatat: site.yaml diubah langsung.',
  renew: 'Muat yang terbaru, isian saya tetap',
  add: 'Tambah baris',
  remove: (what: string) => `Hapus ${what}`,
  up: (what: string) => `Naikkan ${what}`,
  down: (what: string) => `Turunkan ${what}`,
  code: 'Kode',
  nameId: 'Nama (Indonesia)',
  nameEn: 'Nama (Inggris)',
  start: 'Mulai',
  end: 'Selesai',
  source: 'Sumber',
  faults,
  targets: {
    title: 'Target',
    lead: 'Dinilai pada ubin, halaman Standar, dan perbandingan pusat.',
    meaning:
      'Status ubin dan standar sendiri dinilai dengan target baru mulai sekarang, juga untuk bulan yang sudah lewat. Batas detik tingkat layanan ikut menjadi batas hitung bawaan.',
    level: 'Tingkat layanan: bagian dijawab',
    within: 'dalam',
    abandon: 'Ditinggalkan: paling banyak',
    response: 'Waktu tanggap P90: paling lama',
    percent: '%',
    seconds: 'detik',
    empty: 'Kosong berarti tanpa target.'
  },
  standards: {
    title: 'Standar yang berlaku',
    lead: 'Yang berlaku ditampilkan dahulu di halaman Standar; yang lain di balik "tampilkan semua".',
    meaning: 'Tidak ada angka yang berubah. Standar lain tetap dihitung dan dapat ditampilkan.',
    all: 'Semua standar terbitan berlaku (tidak dipilih)',
    chosen: (n: string, all: string) => `${n} dari ${all} standar berlaku`,
    choose: 'Pilih standar',
    unverified: 'belum dibaca di sumbernya'
  },
  shifts: {
    title: 'Pola gilir',
    lead: 'Jam kerja regu, menurut jam pusat. Gilir yang melewati tengah malam milik hari mulainya.',
    meaning:
      'Halaman operator dan perencanaan memakai gilir baru untuk seluruh riwayat; angka panggilan tidak berubah.',
    none: 'Tidak ada gilir yang diatur.'
  },
  special_days: {
    title: 'Hari khusus',
    lead: 'Menjelaskan grafik, menyelaraskan perbandingan Lebaran, dan dipelajari terpisah oleh ramalan.',
    meaning:
      'Tanda di grafik, perbandingan Lebaran, dan ramalan memakai hari baru untuk seluruh riwayat. Lebaran, Ramadan, dan Iduladha sendiri menggantikan yang bawaan pada tahun yang sama.',
    own: 'Diatur di pusat ini',
    shipped: 'Bawaan program',
    none: 'Belum ada hari sendiri.',
    year: 'Tahun',
    first: 'Hari pertama',
    last: 'Hari terakhir',
    kind: 'Jenis',
    takeAway: 'Hapus hari bawaan',
    takenAway: 'dihapus di pusat ini',
    replaced: 'diganti di pusat ini',
    bringBack: 'Kembalikan hari bawaan',
    holds: 'berlaku'
  },
  categories: {
    title: 'Kata kategori',
    lead: 'Nama dan urutan jenis kedaruratan di setiap daftar, saringan, dan grafik.',
    meaning:
      'Nama dan urutan berubah di semua halaman, juga untuk masa lalu. Kode tetap: pemetaan ekspor tidak berubah.',
    shippedHolds: 'Kata bawaan berlaku.',
    backToShipped: 'Kembali ke kata bawaan'
  },
  definitions: {
    title: 'Edisi definisi',
    lead: 'Definisi hanya ditambah, tidak ditulis ulang: bulan yang sudah ditutup tetap seperti diterbitkan.',
    meaning:
      'Periode yang hari terakhirnya pada atau sesudah tanggal mulai dihitung dengan edisi baru; hari perubahan ditandai di ubin dan grafik. Edisi terbuka sebelumnya berakhir pada tanggal itu.',
    kpi: 'Ukuran',
    reading: 'Cara hitung',
    from: 'Berlaku mulai',
    within: 'Batas (detik), hanya tingkat layanan',
    changeId: 'Apa yang berubah (Indonesia)',
    changeEn: 'Apa yang berubah (Inggris)',
    decree: 'Keputusan',
    add: 'Tambah edisi',
    none: 'Belum ada edisi sendiri; cara hitung terbitan berlaku.',
    all: 'Semua definisi',
    period: 'Berlaku'
  },
  centres: {
    title: 'Pusat dan awal hari',
    lead: 'Diatur di site.yaml. Awal hari baru dipakai setelah pemuatan berikut: semua tanggal dihitung ulang dari saat aslinya (UTC), sehingga angka per hari, minggu, dan bulan dapat bergeser. Semua pusat memakai awal hari yang sama.',
    zone: 'Zona waktu',
    dayStarts: 'Awal hari',
    loaded: 'Dalam data',
    sameAsLoaded: 'sama',
    pending: (as: string) => `${as}; berubah pada pemuatan berikut`,
    notLoaded: 'belum ada data',
    population: 'Penduduk',
    ownTargets: 'Target sendiri'
  },
  retention: {
    title: 'Masa simpan',
    lead: 'Diatur di site.yaml per sumber. Sekali sehari baris dan berkas yang lewat masanya dihapus dari data dan dari cakram, dan tidak dapat dimuat lagi.',
    unlimited: 'tanpa batas',
    archived: 'Berkas dipindah ke arsip setelah dimuat',
    kept: 'Berkas tetap di kotak masuk',
    spans: { rows: 'Baris', files: 'Berkas' } as Record<string, string>
  },
  operators: {
    title: 'Operator',
    lead: 'Nama samaran, peran, dan bahasa; diatur di site.yaml.',
    role: 'Peran',
    languages: 'Bahasa',
    roles: { operator: 'operator', supervisor: 'penyelia' } as Record<string, string>,
    none: 'Tidak ada operator yang didaftarkan.'
  },
  history: {
    title: 'Riwayat perubahan',
    lead: 'Setiap perubahan lewat halaman ini, terbaru dahulu; disimpan di state/settings.jsonl dan hanya bertambah.',
    none: 'Belum ada perubahan lewat halaman ini.',
    when: 'Waktu',
    by: 'Oleh',
    section: 'Bagian',
    notDone: 'tidak jadi: server berhenti sebelum menulis',
    afterOther: 'sebelumnya site.yaml diubah di luar halaman ini'
  }
}
export type SettingsWords = typeof SETTINGS_ID
