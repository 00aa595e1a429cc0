import { appendFileSync, writeFileSync } from 'node:fs'

/** A made-up ACD export of `rows` calls, one a minute from 2007: ten million reach into 2026. In pieces: a text of ten million rows is longer than a string may be. */
export function writeBulk(file: string, rows: number): void {
  writeFileSync(file, bulkCalls(0, 0))
  for (let from = 0; from < rows; from += 100_000) {
    const lines = bulkCalls(Math.min(100_000, rows - from), from)
    appendFileSync(file, lines.slice(lines.indexOf('\n') + 1))
  }
}

/** The calls `from` .. `from + rows` of that export, with their header. */
export function bulkCalls(rows: number, from: number): string {
  const header =
    'ID_PANGGILAN;LINE;WAKTU_MASUK;WAKTU_JAWAB;WAKTU_SELESAI;DETIK_PASCA;STATUS;OPERATOR;JENIS_PANGGILAN;KATEGORI;BAHASA;KECAMATAN;NO_TIKET;NOMOR_PENELEPON;DIALIHKAN'
  const lines = Array.from({ length: rows }, (_, i) => {
    const n = from + i
    const at = Date.UTC(2007, 0, 1) + n * 60_000
    const answered = at + (n % 20) * 1000
    return `B${n};112-1;${stamp(at)};${stamp(answered)};${stamp(answered + 60_000 + (n % 90) * 1000)};${n % 30};DIJAWAB;OP-0${(n % 9) + 1};DARURAT;MEDIS;INDONESIA;Sako;T${n};000${1_000_000 + (n % 99_999)};TIDAK`
  })
  return [header, ...lines, ''].join('\n')
}

function stamp(ms: number): string {
  const [date, time] = new Date(ms).toISOString().slice(0, 19).split('T') as [string, string]
  return `${date.split('-').reverse().join('/')} ${time}`
}
