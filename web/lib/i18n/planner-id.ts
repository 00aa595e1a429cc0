import { COVER_ID, JOB_ID, ROSTER_ID } from './roster-id.ts'
import { SPOKEN_ID } from './spoken-id.ts'

/** Words of the planner: from the calls to come to a roster that is proved. */
export const PLANNER_ID = {
  lead: 'Berapa operator yang dibutuhkan tiap jam, di mana kurang, dan apa buktinya?',
  steps: 'Langkah perencanaan',
  step: {
    demand: 'Permintaan',
    need: 'Kebutuhan',
    shifts: 'Sif',
    roster: 'Roster',
    proof: 'Bukti',
    scenarios: 'Skenario'
  },
  cover: COVER_ID,
  job: JOB_ID,
  roster: ROSTER_ID,
  spoken: SPOKEN_ID,
  next: (step: string) => `Lanjut ke ${step}`,
  oneCentre: 'Rencana dibuat untuk satu pusat panggilan. Pilih pusatnya dahulu.',
  none: 'Tidak ada yang dapat direncanakan dari pilihan ini:',
  perDay: (n: string) => `${n} panggilan per hari`,
  short: (hours: string) => `kurang pada ${hours} jam seminggu`,
  enough: 'tidak ada jam yang kurang',
  proved: (share: string, within: string) => `tercatat ${share} dijawab dalam ${within}`,
  seatHours: (n: string) => `${n} jam operator seminggu`,
  saved: (n: string) => `${n} tersimpan`,
  weeks: 'Minggu ke depan',
  weeksCount: (n: number) => `${n} minggu`,
  demand: {
    title: 'Panggilan yang akan datang',
    note: (from: string, to: string, spread: string) =>
      `${from}; prakiraan ${to}; per jam; di luar kebetulan, satu jam biasanya naik atau turun ${spread}`,
    offered: 'Panggilan masuk',
    mean: 'Prakiraan',
    band: 'Rentang 80 %',
    masked: 'Tidak dipelajari',
    model: {
      profile: 'Model profil: tingkat harian dikali pola minggu',
      mean: 'Rata-rata empat hari yang sama terakhir',
      naive: 'Jam yang sama minggu lalu',
      template: 'Bentuk hari rata-rata pusat ini sendiri'
    },
    reason: {
      best: 'dipakai karena paling tepat pada minggu-minggu terakhir pusat ini.',
      'not-better': 'dipakai karena model profil tidak lebih tepat pada data pusat ini, jadi tidak ditawarkan.',
      'too-short': 'adalah templat: data terlalu sedikit (kurang dari 21 hari) untuk menguji prakiraan apa pun.'
    },
    learned: (days: string, from: string, to: string) => `Dipelajari dari ${days} hari, ${from} – ${to}.`,
    definition:
      'Panggilan masuk per jam, termasuk prank dan panggilan berulang. Lonjakan, penurunan, dan jam tanpa data ditandai dan tidak dipelajari; yang tidak diketahui tidak dihitung nol. Rentang 80 %: kebetulan ditambah naik-turun yang terukur pada pusat ini (binomial negatif). Faktor hari khusus dipelajari jika jenis harinya sudah datang dua kali atau lebih; jika tidak 1.',
    accuracy: 'Seberapa tepat pada minggu-minggu yang sudah lewat?',
    accuracyNote: (weeks: string, calls: string) =>
      `${weeks} minggu diuji, ${calls} panggilan; tiap minggu hanya dari data sebelumnya. WAPE: jumlah selisih mutlak per jam dibagi jumlah panggilan; rata-rata: empat hari yang sama.`,
    accuracyLead: (model: string, naive: string) =>
      `Model meleset ${model} dari panggilan per jam; jam yang sama minggu lalu meleset ${naive}.`,
    slice: 'Bagian',
    all: 'Semua jam',
    special: 'Hari khusus',
    bias: 'Condong model',
    covered: 'Dalam rentang 80 %',
    tested: 'Jam diuji',
    ways: { model: 'Model', naive: 'Minggu lalu', mean: 'Rata-rata' },
    hours: 'jam',
    maskedTitle: 'Yang tidak dipelajari',
    maskedNone: 'Tidak ada jam yang dikecualikan.',
    reasons: { burst: 'lonjakan', drop: 'penurunan', 'no-data': 'tanpa data', marked: 'ditandai sendiri' },
    keep: 'Pelajari juga',
    undo: 'Kembalikan',
    kept: (date: string) => `${date}: tetap dipelajari`,
    mark: 'Jangan pelajari tanggal',
    markButton: 'Tandai',
    comingTitle: 'Hari khusus yang akan datang',
    comingNone: 'Tidak ada hari khusus dalam prakiraan ini.',
    factor: 'Faktor',
    factorBasis: {
      hand: 'diisi sendiri',
      learned: 'dipelajari dari jenis hari ini',
      unknown: '1, karena jenis hari ini belum datang dua kali'
    },
    measuredOnce: (factor: string) => `sekali terukur ${factor}`,
    estimate: 'tanggal perkiraan',
    handle: 'Waktu penanganan menurut jam',
    seconds: 'Rata-rata',
    handleNote: 'bicara dan pasca-panggilan; jam dengan kurang dari 20 panggilan memakai rata-rata semua jam'
  },
  rules: {
    title: 'Sasaran dan aturan',
    basis: 'Untuk',
    bases: { forecast: 'minggu yang akan datang', past: 'periode yang dipilih di atas' },
    share: 'Dijawab tepat waktu, %',
    within: 'Dalam, detik',
    level: 'Dihitung dari',
    levels: {
      ofOffered: 'semua panggilan masuk',
      ofAnswered: 'panggilan dijawab',
      ofOfferedLessShort: 'masuk tanpa yang menutup ≤ T'
    },
    patience: 'Kesabaran, detik',
    patienceHint: 'kosong: terukur; 0: tidak ada yang menutup (Erlang C)',
    occupancy: 'Kesibukan paling tinggi, %',
    minimum: 'Operator paling sedikit',
    shrinkage: 'Waktu hilang (cuti, sakit, istirahat), %',
    quantile: 'Hitung untuk',
    quantiles: { mean: 'panggilan rata-rata', '0.8': '80 % kemungkinan', '0.9': '90 % kemungkinan' },
    apply: 'Hitung'
  },
  need: {
    title: 'Operator yang dibutuhkan',
    note: (goal: string, patience: string, handle: string) => `${goal}; kesabaran ${patience}; penanganan ${handle}`,
    goal: (share: string, within: string, level: string) => `${share} ${level} dijawab dalam ${within}`,
    never: 'tanpa batas (Erlang C)',
    definition:
      'Operator paling sedikit yang mencapai sasaran tiap jam. Beban: panggilan dikali waktu penanganan, digeser dan diratakan oleh lamanya penanganan. Erlang A dengan kesabaran terukur (semua waktu menunggu dibagi yang menutup; yang menutup dalam 5 detik tidak dihitung); Erlang C di sampingnya sebagai batas atas. Operator dihitung utuh.',
    required: 'Dibutuhkan',
    requiredC: 'Erlang C',
    rostered: 'Dengan waktu hilang',
    deployed: 'Bertugas',
    load: 'Beban (Erlang)',
    calls: 'Panggilan',
    gap: 'Kurang',
    gapTitle: 'Di mana kurang operator?',
    gapNote: (from: string) => `dibutuhkan dikurangi yang bertugas rata-rata, ${from}`,
    level: 'Dijawab dalam batas',
    day: 'Hari',
    dayTitle: (day: string) => `${day}: dibutuhkan dan bertugas`,
    dayNote: 'operator tiap jam',
    give: (agents: string) => `${agents} operator`,
    gain: 'Apa guna satu operator lagi?',
    gainNote: 'menurut model; satu kurang, cukup, satu lagi',
    abandoned: 'Menutup',
    wait: 'Menunggu',
    occupancy: 'Sibuk',
    shortages: 'Kekurangan terbesar',
    shortage: (day: string, from: string, to: string) => `${day} ${from}–${to}`,
    shortageText: (about: { required: string; deployed: string; missed: string; offered: string }) =>
      `butuh ${about.required}, bertugas rata-rata ${about.deployed}; ${about.missed} dari ${about.offered} panggilan tidak dijawab dalam batas`,
    noShortage: 'Tidak ada jam dengan operator lebih sedikit dari kebutuhan.',
    noDuty: 'Data tidak memuat siapa yang bertugas.',
    dutyBasis: {
      states: 'menurut catatan status operator',
      calls: 'menurut panggilan yang dijawab: dari jawaban pertama sampai akhir panggilan terakhir tiap hari'
    },
    relief: 'Dari kursi ke orang',
    reliefText: (about: { hours: string; seats: string; net: string; perSeat: string; heads: string }) =>
      `${about.hours} jam operator seminggu (rata-rata ${about.seats} kursi siang malam). Satu orang bekerja ${about.net} jam setahun, jadi satu kursi siang malam perlu ${about.perSeat} orang: seluruhnya ${about.heads} orang.`,
    reliefPeople: (people: string, seats: string) => `${people} operator yang ada menahan ${seats} kursi siang malam.`,
    reliefEnough: (people: string) => `${people} operator cukup untuk seluruh minggu.`,
    reliefShort: (hours: string, spells: string, more: string) =>
      `${hours} jam operator seminggu tetap kurang sepanjang tahun; bila jam dengan panggilan terbanyak didahulukan, yang kurang adalah ${spells}${more === '0' ? '' : ` dan ${more} lagi`}.`,
    languages: 'Bahasa yang diminta',
    speakers: 'Operator yang bisa',
    share: 'Bagian',
    answered: 'Dijawab'
  },
  shifts: {
    title: 'Operator tiap jam dalam seminggu',
    lead: 'Mulai dari yang bertugas, ditambah pada jam yang kurang. Ubah angka mana pun; alamat halaman menyimpannya.',
    presets: 'Isi dari',
    preset: { filled: 'Bertugas + kekurangan', required: 'Kebutuhan saja', deployed: 'Yang bertugas' },
    cell: (day: string, hour: string) => `${day} ${hour}`,
    below: 'di bawah kebutuhan',
    total: 'Jam operator',
    summary: (hours: string, change: string, below: string) =>
      `${hours} jam operator seminggu (${change} dari yang bertugas); ${below} jam di bawah kebutuhan`,
    caption: 'Operator menurut hari dan jam'
  },
  proof: {
    title: 'Panggilan nyata diputar ulang',
    note: (period: string, calls: string, runs: string) =>
      `${period}; ${calls} panggilan; ${runs} ulangan, acak yang sama`,
    again: 'Hitung lagi',
    modelOk: (points: string) =>
      `Model menghasilkan yang tercatat (selisih ${points} poin, batas 3), jadi rencana dapat dinilai dengannya.`,
    modelBad: (points: string) =>
      `Model meleset ${points} poin dari yang tercatat (batas 3). Penyebab yang mungkin: yang bertugas tidak tercatat utuh, panggilan dialihkan, atau prioritas. Perbandingan di bawah hanya petunjuk.`,
    observed: 'Tercatat',
    worked: 'Model, yang bertugas',
    proposed: 'Rencana jam',
    roster: 'Roster',
    rosterNote:
      'Roster diulang minggu demi minggu pada panggilan yang lalu; istirahat dikurangkan, bergantian antarrekan di dalam sif.',
    more: 'Satu lebih tiap jam',
    fewer: 'Satu kurang tiap jam',
    change: 'Perubahan',
    figure: 'Angka',
    hours: 'Jam operator',
    rows: {
      answeredWithin: (within: string) => `Dijawab dalam ${within}`,
      abandoned: 'Ditinggalkan',
      waitMean: 'Rata-rata menunggu',
      waitP90: 'Menunggu P90'
    },
    better: (what: string, points: string, interval: string) =>
      `${what} menaikkan yang dijawab tepat waktu ${points} poin (95 %: ${interval}).`,
    worse: (what: string, points: string, interval: string) =>
      `${what} menurunkan yang dijawab tepat waktu ${points} poin (95 %: ${interval}).`,
    same: (what: string) => `${what} tidak mengubah yang dijawab tepat waktu secara nyata.`,
    belowGoal: (what: string, reached: string, goal: string, more: string) =>
      `${what} mencapai ${reached}, sasaran ${goal}. Rumus kebutuhan menganggap operator yang bebas menjawab seketika; dering dan reaksi di pusat ini ikut dihitung di sini. Satu operator lebih tiap jam memberi ${more}.`,
    basis: {
      states: 'Yang bertugas: catatan status operator.',
      calls:
        'Yang bertugas: dari jawaban pertama sampai akhir panggilan terakhir tiap operator dan hari, karena tidak ada catatan status.'
    },
    definition:
      'Panggilan, waktu penanganan, dan kesabaran penelepon seperti tercatat (yang dijawab bersabar lebih lama: Kaplan–Meier) dilewatkan pada operator, kejadian demi kejadian. Panggilan yang terputus sebelum antrean tidak ikut. Rentang 95 % hanya untuk yang diundi. Penelepon yang menelepon lagi tidak dimodelkan.'
  },
  surge: {
    title: 'Uji lonjakan',
    lead: 'Apa yang terjadi bila ini menimpa satu hari yang sudah lewat, dengan operator yang bertugas hari itu?',
    kind: 'Peristiwa',
    kinds: {
      siren: 'Sirene: banyak penelepon',
      flood: 'Banjir: semua lebih banyak',
      'power-cut': 'Listrik padam: tak ada yang menjawab',
      illness: 'Operator sakit'
    },
    date: 'Tanggal',
    at: 'Mulai',
    minutes: 'Lama, menit',
    extraCalls: 'Panggilan tambahan',
    times: 'Kali dari biasanya',
    operators: 'Operator yang sakit',
    run: 'Jalankan',
    recovery: 'Pulih setelah',
    lost: 'Penelepon nyata yang hilang',
    wait: 'Menunggu, sampai pulih',
    usualWait: 'Hari biasa, jam yang sama',
    extra: 'Panggilan tambahan dijawab',
    interval: (low: string, high: string) => `95 %: ${low} – ${high}`,
    note: (runs: string, calls: string) => `${runs} ulangan; ${calls} panggilan nyata hari itu dan esoknya`
  },
  scenarios: {
    title: 'Skenario',
    saveTitle: 'Simpan rencana ini',
    name: 'Nama',
    text: 'Catatan',
    save: 'Simpan',
    update: 'Simpan perubahan',
    proofMissing: 'Buktinya belum dihitung; rencana tetap dapat disimpan.',
    proofKept: (points: string) => `Bukti ikut disimpan: ${points} poin.`,
    none: 'Belum ada skenario.',
    open: 'Buka',
    publish: 'Terbitkan',
    unpublish: 'Tarik kembali',
    published: (when: string) => `Terbit ${when}`,
    draft: 'Konsep',
    remove: 'Hapus',
    removeSure: 'Hapus sekarang',
    export: 'Ekspor CSV',
    exportRoster: 'Ekspor roster XLSX',
    rosterKept: (shifts: string, hard: string) => `Roster ikut disimpan: ${shifts} sif, ${hard} pelanggaran.`,
    roster: 'Roster',
    noRoster: 'tanpa roster',
    compare: 'Bandingkan',
    compareTitle: 'Skenario berdampingan',
    changed: 'Diubah',
    inputs: 'Masukan',
    hours: 'Jam operator seminggu',
    heads: 'Orang yang diperlukan',
    level: 'Dijawab tepat waktu, bukti',
    change: 'Perubahan',
    noProof: 'tanpa bukti',
    status: 'Status',
    done: (name: string) => `${name} tersimpan.`,
    isPublished: (name: string) => `${name} diterbitkan.`,
    removed: 'Skenario dihapus.',
    readOnly: 'Server ini hanya menampilkan angka; skenario tidak dapat disimpan.'
  }
}

export type PlannerWords = typeof PLANNER_ID
