/** Words of the overview, of its list of what needs attention, and of filtering by a click. */
export const EXPLORE_ID = {
  clickFilters: 'klik untuk menyaring',
  records: 'Lihat catatannya',
  districtsNote: 'letak kira-kira',
  level: (share: string, within: string) => `${share} panggilan dijawab dalam ${within}`,
  met: (target: string) => `target ${target} tercapai`,
  missed: (gap: string, target: string) => `${gap} poin di bawah target ${target}`,
  tooFew: (n: string) => `terlalu sedikit untuk dinilai (n = ${n})`,
  up: (points: string, against: string) => `naik ${points} poin ${against}`,
  down: (points: string, against: string) => `turun ${points} poin ${against}`,
  same: (against: string) => `tidak berubah ${against}`,
  more: (percent: string, against: string) => `${percent} lebih banyak ${against}`,
  fewer: (percent: string, against: string) => `${percent} lebih sedikit ${against}`,
  perDay: (text: string) => `${text} per hari`,
  volume: (n: string, days: string) => `${n} panggilan masuk dalam ${days} hari`,
  cutOff: (share: string) => `${share} terputus sebelum antrean`,
  abandoned: (share: string) => `${share} ditinggalkan penelepon`,
  nuisance: (share: string) => `${share} dari yang dijawab adalah prank, ghost, atau silent`,
  surges: (n: string) => `${n} lonjakan di luar kebiasaan`,
  drops: (n: string) => `${n} penurunan di luar kebiasaan`,
  response: (time: string) => `90 % kejadian didatangi dalam ${time}`,
  over: (time: string, target: string) => `${time} di atas target ${target}`,
  standards: (missed: string, judged: string) => `${missed} dari ${judged} standar yang dapat dinilai tidak tercapai`,
  missingHours: (n: string) => `${n} jam tanpa data`,
  attention: {
    title: 'Perlu perhatian',
    lead: 'Dari target, standar, beban, dan kelengkapan data; yang terpenting di atas.',
    none: 'Tidak ada. Semua target yang dapat dinilai tercapai dan datanya lengkap.',
    loading: 'Memeriksa …',
    more: (n: string) => `${n} lagi`,
    target: (name: string, value: string, target: string, n: string) => `${name}: ${value}, target ${target} (${n})`,
    short: (n: string, when: string, missing: string) =>
      `${n} jam dalam seminggu kekurangan operator; terparah ${when}, kurang ${missing}`,
    worstHour: (hour: string, share: string, n: string, under: string) =>
      `Jam terlemah ${hour}: ${share} tepat waktu (n = ${n}); ${under} jam di bawah target`,
    surge: (n: string, when: string, offered: string, expected: string) =>
      `${n} lonjakan panggilan; terbesar ${when}: ${offered}, biasanya ${expected}`,
    drop: (n: string, when: string, offered: string, expected: string) =>
      `${n} penurunan panggilan; terbesar ${when}: ${offered}, biasanya ${expected}`,
    gaps: (hours: string, days: string) => `${hours} jam tanpa data dalam rentang ini (${days})`,
    refused: (n: string, file: string) => `${n} berkas ditolak, terbaru ${file}`,
    failed: (when: string) => `Muat terakhir gagal, ${when}`,
    late: (source: string, until: string, days: string) => `${source}: data sampai ${until}, ${days} hari yang lalu`,
    never: (source: string) => `${source}: belum pernah ada data`,
    invalid: (share: string, n: string) =>
      `${share} panggilan yang dijawab adalah prank, ghost, atau silent (n = ${n})`,
    kinds: {
      target: 'Target',
      data: 'Data',
      staffing: 'Operator',
      service: 'Layanan',
      burst: 'Lonjakan',
      standard: 'Standar',
      invalid: 'Beban'
    }
  },
  staffing: {
    title: 'Jam dengan operator kurang',
    short: (n: string, of: string) => `${n} dari ${of} jam dalam seminggu kurang`,
    enough: 'operator cukup di semua jam',
    required: 'Dibutuhkan',
    onDuty: 'Bertugas',
    gap: 'Selisih',
    calls: 'Panggilan per jam',
    measured: 'Jam diukur',
    noTarget: 'situs ini tidak menyebut target tingkat layanan',
    definition: (share: string, within: string, handle: string) =>
      `Dibutuhkan: operator paling sedikit supaya ${share} panggilan dijawab dalam ${within}, menurut Erlang C (penelepon tidak menutup telepon), dengan rata-rata panggilan masuk pada jam itu dan penanganan rata-rata ${handle}; paling sedikit satu. Bertugas: rata-rata operator siaga dan tidak jeda pada jam yang sama. Kurang: selisih setengah operator atau lebih. Saringan selain pusat dan rentang tidak berlaku, karena operator menerima semua panggilan.`
  },
  behind: 'Lihat catatan',
  behindOf: (what: string) => `Lihat catatan di balik ${what}`
}
