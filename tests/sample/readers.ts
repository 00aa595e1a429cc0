import { INDONESIAN, ISO, type Reader } from './read-exports.ts'

export type Row = Record<string, string>

/** How the exports of the sample are to be read, written down a second time: nothing of site.yaml is used. */
export const CATEGORIES: Row = {
  MEDIS: 'medical',
  KEBAKARAN: 'fire',
  KEAMANAN: 'security',
  KECELAKAAN: 'accident',
  BENCANA: 'disaster',
  LAINNYA: 'other'
}
export const KINDS: Row = {
  DARURAT: 'emergency',
  'NON DARURAT': 'non-emergency',
  INFORMASI: 'information',
  PRANK: 'prank',
  GHOST: 'ghost',
  SILENT: 'silent',
  'UJI COBA': 'test'
}
export const CALLS: Reader = {
  delimiter: ';',
  empty: '',
  key: ['ID_PANGGILAN'],
  required: ['WAKTU_MASUK', 'STATUS'],
  times: { WAKTU_MASUK: INDONESIAN, WAKTU_JAWAB: INDONESIAN, WAKTU_SELESAI: INDONESIAN },
  numbers: ['DETIK_PASCA'],
  words: {
    STATUS: ['DIJAWAB', 'DITINGGALKAN', 'TERPUTUS'],
    JENIS_PANGGILAN: Object.keys(KINDS),
    KATEGORI: Object.keys(CATEGORIES),
    BAHASA: ['INDONESIA', 'INGGRIS', 'MANDARIN', 'JEPANG', 'ARAB'],
    DIALIHKAN: ['YA', 'TIDAK']
  }
}
const STAMPS = ['WAKTU LAPOR', 'WAKTU TERUSKAN', 'WAKTU DISPATCH', 'WAKTU BERANGKAT', 'WAKTU TIBA', 'WAKTU SELESAI']
export const REGISTER: Reader = {
  delimiter: ',',
  empty: '-',
  key: ['UID'],
  required: ['WAKTU LAPOR'],
  times: Object.fromEntries(STAMPS.map((column) => [column, INDONESIAN])),
  numbers: [],
  words: { KATEGORI: Object.keys(CATEGORIES) }
}
export const ROSTER: Reader = {
  delimiter: ',',
  empty: '',
  key: ['OPERATOR', 'MULAI'],
  required: ['OPERATOR', 'MULAI', 'SELESAI'],
  times: { MULAI: ISO, SELESAI: ISO },
  numbers: [],
  words: { DINAS: ['PAGI', 'SIANG', 'MALAM'] }
}
export const STATES: Reader = {
  delimiter: ',',
  empty: '',
  key: ['OPERATOR', 'MULAI'],
  required: ['OPERATOR', 'STATUS', 'MULAI', 'SELESAI'],
  times: { MULAI: ISO, SELESAI: ISO },
  numbers: [],
  words: { STATUS: ['SIAP', 'JEDA'] }
}
