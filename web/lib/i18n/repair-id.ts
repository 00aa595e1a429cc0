/** Words about rejected rows that are corrected and given again. */
export const REPAIR_ID = {
  title: 'Perbaiki dan muat lagi',
  groups: 'Menurut sumber dan alasan',
  rows: 'Satu per satu',
  how: 'Unduh baris yang ditolak dalam tata letak sumbernya, perbaiki isinya, simpan, lalu letakkan berkas itu di atas. Nomor penelepon tampil sebagai kode (#...); biarkan kode itu. Baris yang masuk tidak lagi dihitung ditolak.',
  file: (source: string, rows: string) => `${source}: unduh ${rows} baris untuk diperbaiki`,
  misshapen: (rows: string) =>
    `${rows} baris dengan jumlah kolom yang salah tidak dapat diunduh: perbaiki di berkas asalnya, lalu letakkan berkas itu di atas.`,
  original: (source: string) => `${source}: perbaiki di berkas asalnya, lalu letakkan berkas itu di atas.`,
  repaired: (rows: string) => `${rows} baris yang pernah ditolak sudah diperbaiki.`,
  list: (rows: string) => `Unduh daftar ${rows} baris ini (CSV)`,
  /** Hours of a day by what is known of them. */
  hours: { r: 'Jam berisi', z: 'Jam nol pasti', n: 'Jam tanpa data' },
  wholeDay: '24 jam',
  partOfDay: 'sebagian jam',
  noDay: 'tanpa data',
  codes: {
    TOO_LONG: 'Lebih lama dari yang mungkin: salah satu capnya salah ketik',
    TIME_BEYOND: 'Waktu sebelum 1980, atau lebih dari dua tahun sesudah dimuat: tahunnya salah ketik',
    ENDS_FIRST: 'Berakhir sebelum mulai',
    FILE_NAME: 'Nama berkas tidak dapat dibaca. Ganti namanya.',
    PARSE_MISMATCH: 'Baris berkas tidak dapat dipisahkan. Ekspor ulang.',
    DISK: 'Disk penuh atau tidak dapat ditulis. Kosongkan tempat, lalu muat lagi.',
    INTERNAL: 'Kesalahan program. Angka tetap seperti sebelumnya; kirim berkas dan catatan ini kepada pembuatnya.',
    INTERRUPTED: 'Pemuatan terhenti. Angka tetap seperti sebelumnya; muat lagi.',
    LOCKED: 'Pemuatan lain masih berjalan. Coba lagi sebentar lagi.',
    MAPPING_INVALID: 'Pemetaan sumber di site.yaml keliru.',
    CHECK_FAILED: 'Pemeriksaan akhir menemukan angka yang tidak cocok; tidak ada yang diterbitkan.'
  } as Record<string, string>
}
