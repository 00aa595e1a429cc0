/** What a refusal of the server means, by its code: what happened, what it means for the figures, what to do. */
export const PROBLEMS_ID = {
  codes: {
    NO_CONNECTION:
      'Server tidak dapat dihubungi. Angka yang terlihat adalah yang terakhir dimuat; periksa sambungan, lalu coba lagi.',
    BAD_QUERY:
      'Pilihan di alamat halaman tidak dapat dijawab, jadi tidak ada angka yang dihitung. Pilih rentang atau saringan lain.',
    GRAIN_TOO_FINE:
      'Rentang ini terlalu panjang untuk satuan waktu yang dipilih. Pilih rentang lebih pendek atau satuan lebih besar.',
    UNKNOWN_CENTRE: 'Pusat ini tidak dikenal di situs ini. Pilih pusat lain; angkanya tidak dihitung.',
    UNKNOWN_STANDARD: 'Standar ini tidak dikenal. Pilih salah satu standar di tabel.',
    UNKNOWN_EDITION: 'Edisi definisi ini tidak dikenal. Pilih salah satu edisi di halaman definisi.',
    NO_DISTRICT_MAP: 'Situs ini tidak punya peta batas kecamatan.',
    BAD_DISTRICT_MAP: 'Berkas peta kecamatan rusak. Perbaiki berkas yang disebut di site.yaml.',
    CURSOR_INVALID: 'Halaman daftar ini tidak dikenal server. Mulai lagi dari halaman pertama.',
    CURSOR_OTHER_DATA: 'Data sudah diperbarui sejak daftar dibuka. Mulai lagi dari halaman pertama.',
    CURSOR_OTHER_QUERY: 'Halaman daftar ini milik pilihan lain. Mulai lagi dari halaman pertama.',
    NO_SUCH_RECORD:
      'Catatan ini tidak ada di data sekarang: mungkin sudah ditarik, atau melewati masa simpan. Kembali ke daftar.',
    ACCESS_LOG:
      'Catatan tidak ditampilkan karena aksesnya tidak dapat ditulis ke log. Hubungi pengelola server; angka lain tidak terpengaruh.',
    NOT_FOUND: 'Tidak ada apa-apa di alamat ini. Periksa tautannya, atau pilih halaman dari daftar.',
    TIMEOUT:
      'Jawabannya terlalu lama dan dihentikan. Data tidak berubah; pilih rentang lebih pendek, atau coba lagi sebentar lagi.',
    ENGINE:
      'Penyimpan data tidak menjawab. Data tidak berubah; coba lagi, dan hubungi pengelola server jika tetap begitu.',
    TOO_MANY_REQUESTS: 'Terlalu banyak permintaan dalam satu menit. Tunggu sebentar, lalu coba lagi.',
    INTERNAL: 'Ada kesalahan di server. Data tidak berubah; coba lagi, dan hubungi pengelola server jika tetap begitu.'
  } as Record<string, string>,
  other: (code: string) =>
    `Server menolak permintaan ini${code === '' ? '' : ` (${code})`}. Data tidak berubah; ubah pilihan, atau coba lagi.`
}
