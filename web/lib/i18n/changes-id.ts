/** Words about what is known otherwise now than before. */
export const CHANGES_ID = {
  title: 'Yang berubah',
  lead: 'Berkas yang dimuat, ditarik, atau dikembalikan sejak saat itu, dan hari-hari yang barisnya kini lain. Yang diketahui sebelumnya tidak hilang.',
  since: 'Sejak',
  spans: { 1: 'kemarin', 7: '7 hari lalu', 30: '30 hari lalu', 365: 'setahun lalu' } as Record<number, string>,
  events: 'Berkas',
  none: 'Tidak ada yang berubah sejak itu.',
  days: 'Hari yang barisnya diperbaiki atau hilang',
  daysNone: 'Tidak ada baris yang sudah diketahui yang diperbaiki atau hilang.',
  kind: 'Peristiwa',
  at: 'Waktu',
  kinds: {
    load: 'dimuat',
    withdraw: 'ditarik',
    restore: 'dikembalikan',
    retention: 'dihapus menurut masa simpan'
  } as Record<string, string>,
  added: 'Baris baru',
  changed: 'Diperbaiki',
  removed: 'Hilang',
  action: 'Tindakan',
  withdraw: 'Tarik',
  restore: 'Kembalikan',
  ask: {
    withdraw: (file: string) => `Tarik ${file}? Baris yang hanya ada di berkas ini hilang; yang digantikannya kembali.`,
    restore: (file: string) => `Kembalikan ${file}? Barisnya dihitung lagi.`
  },
  yes: 'Ya',
  no: 'Batal',
  busy: 'Sedang dikerjakan …',
  done: (removed: string, returned: string) => `Selesai: ${removed} baris hilang, ${returned} baris kembali.`,
  same: 'Tidak ada yang berubah.',
  more: (n: string) => `… dan ${n} hari lagi`
}
