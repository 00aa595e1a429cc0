/** Words of the frame around every page: groups of pages, freshness, dates, keyboard, help. */
export const SHELL_ID = {
  groups: { view: 'Lihat', plan: 'Rencanakan', check: 'Periksa', setUp: 'Atur' },
  dataUntil: 'Data sampai',
  help: 'Bantuan',
  keyboard: 'Pintasan papan tik',
  close: 'Tutup',
  date: {
    form: 'hh/bb/tttt',
    pick: (what: string) => `Pilih di kalender: ${what}`,
    unreadable: (form: string) => `Tanggal tidak terbaca; tulis sebagai ${form}.`,
    backward: 'Tanggal awal harus sebelum tanggal akhir.'
  },

  keys: {
    then: 'lalu',
    pages: 'Ke halaman',
    here: 'Di halaman ini',
    filter: 'Ke saringan',
    table: 'Semua grafik sebagai tabel, dan kembali',
    language: 'Bahasa lain (Indonesia atau Inggris)',
    theme: 'Tampilan berikutnya: otomatis, terang, gelap',
    help: 'Pintasan papan tik',
    on: 'Pintasan satu huruf aktif di perangkat ini',
    content: 'Pintasan hanya berlaku di luar kolom isian. Dengan Tab semua dapat dicapai juga tanpa pintasan.'
  },
  helpPage: {
    lead: 'Apa yang dijawab setiap halaman, arti istilahnya, dan cara tercepat ke sana.',
    pages: 'Pertanyaan dan halamannya',
    first: 'Langkah pertama di situs yang masih kosong',
    steps: [
      'Sebutkan pusat dan sumber di site.yaml; berkas contoh ada di sample-data/site.yaml.',
      'Letakkan berkas ekspor di inbox setiap sumber, atau lepaskan satu berkas di halaman Data.',
      'Tunggu jadwal, atau jalankan npm run load. Halaman Data menunjukkan apa yang dimuat dan apa yang ditolak.'
    ],
    terms: 'Istilah',
    term: 'Istilah',
    meaning: 'Artinya',
    alsoCalled: 'Disebut juga',
    origin: 'Sumber',
    definitions: 'Rumus, batas, dan sumber setiap angka ada di halaman definisi.'
  }
}
