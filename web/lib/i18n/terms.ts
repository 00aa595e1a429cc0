import type { Text } from '#domain/text.ts'

export interface Term {
  term: Text
  meaning: Text
  /** Words seen in exports and boards. */
  seen: string
  source: Text
}

const CITIES: Text = {
  id: 'laman kota Surabaya, Purworejo, Batu, Jakarta',
  en: 'pages of the cities Surabaya, Purworejo, Batu, Jakarta'
}
const DOMAIN: Text = { id: 'definisi Pantau 112', en: "Pantau 112's definitions" }

/** The field's words in plain ones; where they were read is said beside each. */
export const TERMS: readonly Term[] = [
  {
    term: { id: 'Masuk', en: 'Offered' },
    meaning: {
      id: 'Panggilan yang sampai di antrean operator atau terputus sesudah masuk; penyebut hampir semua angka.',
      en: "Calls that came for the operators: the denominator of nearly every figure. The menu's own calls are left out."
    },
    seen: 'Panggilan Masuk',
    source: { id: 'Jakarta Siaga 112', en: 'Jakarta Siaga 112' }
  },
  {
    term: { id: 'Terhubung', en: 'Connected' },
    meaning: {
      id: 'Panggilan masuk yang mencapai antrean; yang terputus sebelumnya tidak terhubung.',
      en: 'Offered calls that reached the queue; those cut off before it did not.'
    },
    seen: 'Complete Call',
    source: { id: 'Jakarta Siaga 112', en: 'Jakarta Siaga 112' }
  },
  {
    term: { id: 'Dijawab', en: 'Answered' },
    meaning: { id: 'Panggilan yang diangkat operator.', en: 'Calls that an operator picked up.' },
    seen: 'Success Call',
    source: { id: 'Jakarta Siaga 112', en: 'Jakarta Siaga 112' }
  },
  {
    term: { id: 'Ditinggalkan', en: 'Abandoned' },
    meaning: {
      id: 'Penelepon menutup telepon di antrean sebelum dijawab.',
      en: 'The caller hung up in the queue before an answer.'
    },
    seen: 'Abandon Call',
    source: { id: 'Jakarta Siaga 112', en: 'Jakarta Siaga 112' }
  },
  {
    term: { id: 'Terputus', en: 'Cut off' },
    meaning: {
      id: 'Berakhir sebelum atau saat disambungkan; tidak pernah sampai ke antrean.',
      en: 'Ended before or while connecting; never reached the queue.'
    },
    seen: 'Drop Call, terputus',
    source: CITIES
  },
  {
    term: { id: 'Prank', en: 'Prank' },
    meaning: { id: 'Gurauan atau penyalahgunaan, ada suara.', en: 'Joke or abuse, with a voice.' },
    seen: 'prank, iseng',
    source: CITIES
  },
  {
    term: { id: 'Ghost', en: 'Ghost' },
    meaning: { id: 'Dijawab, tetapi penelepon hanya diam.', en: 'Answered, but the caller is silent.' },
    seen: 'ghost call',
    source: { id: 'Purworejo (gatra.com)', en: 'Purworejo (gatra.com)' }
  },
  {
    term: { id: 'Silent', en: 'Silent' },
    meaning: {
      id: 'Dicatat di samping ghost di Surabaya; sama-sama tanpa suara.',
      en: 'Recorded beside ghost in Surabaya; likewise without a voice.'
    },
    seen: 'silent call',
    source: { id: 'Surabaya 112', en: 'Surabaya 112' }
  },
  {
    term: { id: 'Informasi', en: 'Information' },
    meaning: { id: 'Pertanyaan, bukan kejadian.', en: 'A question, not an incident.' },
    seen: 'informasi',
    source: CITIES
  },
  {
    term: { id: 'Valid', en: 'Valid' },
    meaning: {
      id: 'Dijawab, dan bukan prank, ghost, silent, uji coba, atau informasi.',
      en: 'Answered, and not prank, ghost, silent, test or information.'
    },
    seen: 'laporan asli',
    source: DOMAIN
  },
  {
    term: { id: 'Darurat', en: 'Emergency' },
    meaning: { id: 'Laporan kedaruratan di dalam daftar 112.', en: "A report of an emergency within 112's list." },
    seen: 'Emergency Call, normal',
    source: CITIES
  },
  {
    term: { id: 'Ditugaskan', en: 'Dispatched' },
    meaning: {
      id: 'Kejadian yang diteruskan ke tim penanganan (OPD).',
      en: "An incident that was handed to an agency's field unit."
    },
    seen: 'Dispatch, OPD',
    source: { id: 'Cilegon (SIPPN)', en: 'Cilegon (SIPPN)' }
  },
  {
    term: { id: 'Didatangi', en: 'Arrived' },
    meaning: { id: 'Kejadian yang sudah didatangi tim pertama.', en: 'An incident that the first unit has reached.' },
    seen: 'Close Ticket (sesudahnya)',
    source: { id: 'Cilegon (SIPPN)', en: 'Cilegon (SIPPN)' }
  },
  {
    term: { id: 'Operator (L1)', en: 'Call taker (L1)' },
    meaning: { id: 'Menerima panggilan, mencatat, membuka tiket.', en: 'Takes the call, types it, opens the ticket.' },
    seen: 'AGENT L1',
    source: { id: 'Surabaya 112', en: 'Surabaya 112' }
  },
  {
    term: { id: 'Dispatcher (L2)', en: 'Dispatcher (L2)' },
    meaning: { id: 'Meneruskan ke OPD, menindaklanjuti, menutup.', en: 'Forwards to the agency, follows up, closes.' },
    seen: 'Supervisor',
    source: { id: 'Cilegon (SIPPN)', en: 'Cilegon (SIPPN)' }
  },
  {
    term: { id: 'Tiket', en: 'Ticket' },
    meaning: {
      id: 'Catatan satu kejadian; beberapa panggilan dapat melaporkan satu kejadian.',
      en: 'The record of one incident; several calls may report one incident.'
    },
    seen: 'Tiket, Close Ticket',
    source: { id: 'Cilegon (SIPPN)', en: 'Cilegon (SIPPN)' }
  },
  {
    term: { id: 'Waktu jawab', en: 'Answer time' },
    meaning: {
      id: 'Dari panggilan tiba di pusat sampai operator menjawab.',
      en: "From the call's arrival at the centre to the operator's answer."
    },
    seen: 'ASA, ring time',
    source: DOMAIN
  },
  {
    term: { id: 'Tingkat layanan', en: 'Service level' },
    meaning: {
      id: 'Bagian panggilan yang dijawab dalam batas waktu; variannya menyebut penyebutnya.',
      en: 'Share of calls answered within the threshold; its variant names the denominator.'
    },
    seen: '90/10, SLA',
    source: { id: 'NENA-STA-020.1', en: 'NENA-STA-020.1' }
  },
  {
    term: { id: 'Okupansi', en: 'Occupancy' },
    meaning: {
      id: 'Bagian waktu siaga yang terpakai untuk menangani panggilan.',
      en: 'Share of the time on duty that calls take up.'
    },
    seen: 'utilisasi',
    source: DOMAIN
  },
  {
    term: { id: 'Utilisasi', en: 'Utilisation' },
    meaning: {
      id: 'Bagian waktu yang dibayar yang terpakai untuk menangani panggilan; jeda dan ketidakhadiran ikut dibayar.',
      en: 'Share of the paid time that calls take up; pauses and absences are paid too.'
    },
    seen: 'okupansi (ICMI 2012)',
    source: { id: 'ICMI 2012 menukar kedua kata', en: 'ICMI 2012 has the two words the other way round' }
  },
  {
    term: { id: 'Penyusutan', en: 'Shrinkage' },
    meaning: {
      id: 'Bagian waktu yang dibayar tanpa operator siap. Kebutuhan orang = kebutuhan kursi / (1 − penyusutan).',
      en: 'Share of the paid time without an operator ready. People needed = seats needed / (1 − shrinkage).'
    },
    seen: 'shrinkage',
    source: { id: 'swpp.org: diukur sendiri, tidak ada standar', en: 'swpp.org: to be measured, there is no standard' }
  },
  {
    term: { id: 'Kepatuhan jadwal', en: 'Schedule adherence' },
    meaning: {
      id: 'Menit hadir pada waktu yang dijadwalkan / menit terjadwal. Terlambat dan pulang cepat sama-sama mengurangi.',
      en: 'Minutes present when rostered / minutes rostered. Coming late and leaving early both lower it.'
    },
    seen: 'adherence',
    source: { id: 'callcentrehelper', en: 'callcentrehelper' }
  },
  {
    term: { id: 'Faktor pengganti', en: 'Relief factor' },
    meaning: {
      id: 'Orang untuk satu kursi siang dan malam: 8.760 jam / jam kerja bersih seorang setahun. Dihitung di Perencana sif.',
      en: 'People for one seat day and night: 8,760 h / the net hours that one works in a year. Counted in the shift planner.'
    },
    seen: 'relief factor',
    source: { id: 'NENA/Kimball 2003', en: 'NENA/Kimball 2003' }
  },
  {
    term: { id: 'Beban trafik', en: 'Offered load' },
    meaning: {
      id: 'Panggilan per jam × rata-rata waktu penanganan (detik) / 3600: panggilan yang sedang ditangani sekaligus.',
      en: 'Calls an hour × mean handle time (seconds) / 3600: the calls in hand at once.'
    },
    seen: 'Erlang',
    source: { id: 'A. K. Erlang', en: 'A. K. Erlang' }
  },
  {
    term: { id: 'Nomor diblokir', en: 'Blocked number' },
    meaning: {
      id: 'Nomor pengganggu yang ditutup sementara (sering 1 × 24 jam). Panggilannya tidak pernah sampai ke hitungan.',
      en: 'A number of nuisance calls that is shut out for a time (often a day). Its calls never reach the counts.'
    },
    seen: 'blokir',
    source: { id: 'Bontang, Purworejo, Bogor', en: 'Bontang, Purworejo, Bogor' }
  },
  {
    term: { id: 'NTPD 112', en: 'NTPD 112' },
    meaning: { id: 'Nomor Tunggal Panggilan Darurat 112.', en: 'The single emergency number, 112.' },
    seen: 'Call Center 112',
    source: CITIES
  }
]
