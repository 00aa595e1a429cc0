/** Words of the unusual quarter hours and of calls about one incident. */
export const BURSTS_ID = {
  title: 'Kapan panggilan di luar kebiasaan?',
  events: 'Lonjakan dan penurunan yang ditemukan',
  redundant: 'Beberapa panggilan tentang satu kejadian',
  usual: 'Biasanya',
  band: 'Rentang 95 % yang biasa',
  legend: 'garis: panggilan masuk, pita abu-abu: rentang 95 % yang biasa',
  flagged: 'Di luar kebiasaan',
  high: 'Lonjakan',
  low: 'Penurunan',
  found: (n: string) => `${n} peristiwa di luar kebiasaan`,
  none: 'Tidak ada peristiwa di luar kebiasaan pada rentang ini.',
  more: (shown: string, all: string) => `${shown} yang paling langka dari ${all}`,
  definition: (about: { from: string; to: string; days: string; minutes: string; false: string }) =>
    `Yang biasa dipelajari dari ${about.days} hari berdata (${about.from} – ${about.to}): tingkat hari di sekitarnya, pola hari dan jam, hari khusus. Sebaran di luar kebetulan diukur (binomial negatif). Tiap ${about.minutes} menit, jam, dan empat jam diuji; yang ditandai tidak ikut dipelajari. Jam tanpa data tidak dinilai. Batasnya dipilih agar setahun tanpa lonjakan memberi paling banyak ${about.false} tanda keliru. Tingkat harian berubah pelan, jadi hari khusus yang tidak terdaftar dapat muncul di sini.`,
  columns: {
    time: 'Waktu',
    kind: 'Jenis',
    offered: 'Masuk',
    usual: 'Biasanya (95 %)',
    excess: 'Selisih',
    peak: 'Puncak / biasanya',
    once: 'Karena kebetulan',
    answered: 'Dijawab',
    within: (seconds: string) => `Dalam ${seconds}`,
    wait: 'Tunggu P90',
    groups: 'Kelompok terbesar'
  },
  once: (years: string) => `sekali dalam ${years} tahun`,
  never: 'lebih jarang dari sekali dalam 1.000 tahun',
  perSlot: (calls: string, usual: string) => `${calls} / ${usual}`,
  group: (name: string, calls: string, incidents: string | null) =>
    incidents === null ? `${name}: ${calls}` : `${name}: ${calls} tentang ${incidents} kejadian`,
  service: (answered: string, wait: string) => `seluruh rentang: dijawab ${answered}, tunggu P90 ${wait}`,
  open: (when: string) => `Lihat ${when} per seperempat jam`,
  redundantShare: (share: string) => `${share} panggilan masuk melaporkan kejadian yang sudah dilaporkan`,
  redundantNote: (keyed: string, again: string, incidents: string) =>
    `${keyed} panggilan menyebut nomor kejadian; ${again} dari ${incidents} kejadian dilaporkan lebih dari sekali`,
  redundantDefinition:
    'Panggilan dengan nomor kejadian yang sama, kecuali yang pertama, per panggilan masuk (NENA: redundant calls). Yang tidak dijawab tidak punya nomor kejadian, jadi angka ini batas bawah.',
  incident: 'Kejadian',
  first: 'Panggilan pertama',
  lasted: 'Sampai yang terakhir',
  noIncidents: 'Ekspor tidak memuat nomor kejadian pada panggilan.',
  noGroups: 'Tidak ada kejadian yang dilaporkan lebih dari sekali.'
}
