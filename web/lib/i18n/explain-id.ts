/** Words of "what changed": sentences, panel and table. */
export const EXPLAIN_ID = {
  title: 'Apa yang berubah?',
  kpi: 'Ukuran',
  by: 'Menurut',
  contributions: (dimension: string) => `Sumbangan terhadap selisih menurut ${dimension}`,
  dimensions: {
    category: 'kategori',
    subcategory: 'subkategori',
    district: 'kecamatan',
    agency: 'instansi',
    hour: 'jam',
    weekday: 'hari',
    operator: 'operator',
    group: 'regu',
    language: 'bahasa penelepon',
    line: 'saluran',
    disposition: 'jenis panggilan'
  },
  notExported: (dimensions: string) => `Tidak ada dalam ekspor untuk ukuran ini: ${dimensions}.`,
  mix: 'bobot bagian berubah',
  rate: 'angka bagian berubah',
  count: 'selisih jumlah',
  rest: (n: string) => `${n} lainnya`,
  few: 'sedikit',
  fewNote: '* terlalu sedikit untuk dinilai',
  compared: (now: string, before: string) => `${now} dibanding ${before}`,

  up: (kpi: string, by: string, before: string, now: string) => `${kpi} naik ${by} (${before} → ${now})`,
  down: (kpi: string, by: string, before: string, now: string) => `${kpi} turun ${by} (${before} → ${now})`,
  same: (kpi: string, now: string) => `${kpi} tetap ${now}`,
  chance: 'selisih sekecil ini dapat terjadi karena kebetulan',
  cause: (dimension: string, part: string, effect: string, why: string) =>
    `Penyebab yang menonjol menurut ${dimension}: ${part} menyumbang ${effect}, karena ${why}`,
  andAlso: (parts: string) => `Berikutnya ${parts}`,
  together: (effect: string, share: string) => `Bersama ${effect}, yaitu ${share} dari selisih`,
  exceeds: (effect: string, rest: string) =>
    `Sumbangan itu (${effect}) lebih besar daripada selisihnya; bagian lain mengimbangi dengan ${rest}`,
  even: (dimension: string, part: string, effect: string) =>
    `Menurut ${dimension} tidak ada bagian yang menonjol di luar ukurannya dan kebetulan; sumbangan terbesar: ${part} (${effect})`,
  rateUp: (kpi: string, before: string, now: string) => `${kpi} di sana naik dari ${before} menjadi ${now}`,
  rateDown: (kpi: string, before: string, now: string) => `${kpi} di sana turun dari ${before} menjadi ${now}`,
  weightUp: (of: string, before: string, now: string) => `bagiannya dari ${of} naik dari ${before} menjadi ${now}`,
  weightDown: (of: string, before: string, now: string) => `bagiannya dari ${of} turun dari ${before} menjadi ${now}`,
  above: (own: string, all: string) => `dan angkanya (${own}) di atas keseluruhan (${all})`,
  below: (own: string, all: string) => `dan angkanya (${own}) di bawah keseluruhan (${all})`,
  counted: (before: string, now: string) => `jumlahnya berubah dari ${before} menjadi ${now}`,
  loaded: (before: string, now: string) => `bebannya berubah dari ${before} menjadi ${now}`,
  appeared: (n: string) => `baru ada dalam rentang ini (${n})`,
  vanished: (n: string) => `tidak ada lagi (sebelumnya ${n})`,
  weighedBy: {
    calls: 'panggilan',
    incidents: 'kejadian',
    seconds: 'waktu siaga',
    hours: 'jam siaga',
    rostered: 'waktu jadwal',
    erlang: 'beban'
  },
  hours: (from: string, to: string) => `pukul ${from}–${to}`,
  beyondShare: (seconds: string) => `bagian yang lebih lama dari ${seconds}`,
  beyond: (seconds: string, before: string, now: string) =>
    `Persentil tidak dapat dibagi habis menurut bagian. Yang diuraikan: bagian yang lebih lama dari ${seconds}, yaitu nilai pembanding: ${before} → ${now}`,
  caveats: {
    definition:
      'Ukuran ini sendiri ditentukan oleh nilai tersebut, atau nilainya hanya dicatat bila panggilan dijawab. Uraian ini tidak menerangkan apa-apa.',
    'who-handled':
      'Siapa yang menangani mengikuti jadwal; itu bukan penyebab jumlahnya. Bacalah sebagai siapa yang menangani lebih banyak atau lebih sedikit.',
    'answered-only':
      'Nilai ini hanya dicatat bila panggilan dijawab, sedangkan ukuran ini juga menghitung yang tidak dijawab. Bacalah perubahan angkanya saja, bukan bobotnya.'
  },
  notComparable: (days: string) =>
    `Jumlah kedua rentang tidak dapat dibandingkan, karena cakupan datanya berbeda. Rentang pembanding: ${days}.`,
  coveredDifferently: (days: string) => `Cakupan data kedua rentang berbeda. Rentang pembanding: ${days}.`,
  lengths: (now: string, before: string) => `Panjang rentang berbeda: ${now} dan ${before} hari.`,
  weekdays: 'Jumlah Senin, Selasa, dan seterusnya tidak sama dalam kedua rentang.',
  noPeriod: 'Tidak ada rentang pembanding untuk pilihan ini.',
  absent: (period: string, why: string) => `Tidak dapat diuraikan: ${period}: ${why}.`,
  definition:
    'Setiap bagian menyumbang bobot dan angka, diukur di titik tengah kedua rentang (Kitagawa 1955). Bobot: bagiannya dari keseluruhan berubah, dinilai terhadap angka keseluruhan. Angka: angka bagian itu sendiri berubah. Jumlah semua sumbangan sama persis dengan selisih. Bagian yang hanya ada di satu rentang menyumbang bobot saja. Pembuka panel ialah penguraian yang paling menerangkan: sumbangan paling banyak tiga bagian di atas porsinya menurut ukuran dan di atas kebetulan (tiga simpangan baku), dibagi seluruh gerakan.',
  definitionCount:
    'Selisih jumlah setiap bagian; bersama-sama sama persis dengan selisih keseluruhan. Pembuka panel ialah penguraian yang paling menerangkan: selisih paling banyak tiga bagian di atas porsinya menurut ukuran dan di atas kebetulan (tiga simpangan baku), dibagi seluruh gerakan.',
  columns: {
    effect: 'Sumbangan',
    mix: 'Karena bobot',
    rate: 'Karena angka',
    before: 'Sebelum',
    now: 'Kini',
    weightBefore: 'Bobot sebelum',
    weightNow: 'Bobot kini',
    nBefore: 'n sebelum',
    nNow: 'n kini',
    note: 'Catatan'
  },
  short: (kpi: string, change: string, part: string, effect: string, why: string) =>
    `${kpi} (${change}): penyebab yang menonjol ialah ${part} (${effect}), karena ${why}`,
  shortEven: (kpi: string, change: string) => `${kpi} (${change}): tidak ada penyebab yang menonjol`,
  shortChance: (kpi: string) => `${kpi}: selisih sekecil ini dapat terjadi karena kebetulan`
}
