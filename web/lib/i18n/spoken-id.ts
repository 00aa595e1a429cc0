/** Words of the part of a proof that is about languages. */
export const SPOKEN_ID = {
  title: 'Penelepon berbahasa lain',
  lead: (calls: string, languages: string, share: string) =>
    `${calls} panggilan terjawab berbahasa ${languages}; ${share} dijawab operator yang menguasainya.`,
  waits: (seconds: string) =>
    `Menurut panggilan yang tercatat, penelepon menunggu penutur yang bertugas sampai ${seconds}, lalu siapa pun menjawab.`,
  waitsOn: 'Menurut panggilan yang tercatat, penelepon menunggu sampai penutur yang bertugas bebas.',
  waitsNot: 'Menurut panggilan yang tercatat, siapa pun yang bebas menjawab; penutur didahulukan hanya bila bebas.',
  modelOk: (worked: string) => `Model menghasilkan ${worked}, jadi roster dapat dinilai dengannya.`,
  modelBad: (worked: string) =>
    `Model menghasilkan ${worked}: di pusat ini panggilan tidak diarahkan menurut bahasa seperti yang dianggap model. Perbandingan di bawah hanya petunjuk.`,
  who: 'Yang bertugas',
  share: 'Dijawab penuturnya (rentang 95\u00a0%)',
  unknown: 'tidak diketahui',
  definition:
    'Bahasa yang dikuasai sebagian operator saja (daftar operator); bahasa penelepon dari ekspor, hanya panggilan terjawab. Panggilan diberikan kepada penutur yang bebas, mulai dari yang menguasai paling sedikit bahasa. Bahasa penelepon yang menutup telepon tidak diketahui dan dianggap bahasa bersama. Waktu penanganan tetap seperti tercatat. Rencana jam tidak menyebut siapa yang bertugas, jadi bagiannya tidak diketahui.'
}
export type SpokenWords = typeof SPOKEN_ID
