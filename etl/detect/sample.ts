import { open } from 'node:fs/promises'
import { splitRecords } from './delimited.ts'

/** Rows that are looked at from the beginning and from the end of a file. */
const FIRST = 4000
const LAST = 1000
const FIRST_BYTES = 16 * 2 ** 20
const LAST_BYTES = 2 ** 20

export interface Sample {
  records: string[][]
  /** Records of the whole file, header and titles included; exact where `records` are all. */
  total: number
}

/**
 * Reads the beginning and the end of a delimited UTF-8 file: the end, because an export sorted by time shows days
 * beyond the twelfth only there.
 */
export async function sampleOf(path: string, shape: { delimiter: string; quote: string }): Promise<Sample> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const read = async (from: number, to: number) =>
      (await handle.read(Buffer.alloc(to - from), 0, to - from, from)).buffer.toString('utf8')
    const text = (await read(0, Math.min(size, FIRST_BYTES))).replace(/^\uFEFF/, '')
    const whole = size <= FIRST_BYTES
    const first = splitRecords(text, shape, FIRST, whole)
    if (whole && first.used >= text.length) return { records: first.records, total: first.records.length }
    const usedBytes = Buffer.byteLength(text.slice(0, first.used))
    const from = Math.max(usedBytes, size - LAST_BYTES)
    const last = tail(await read(from, size), shape, from > usedBytes, first.records[0]?.length ?? 0)
    const total = Math.max(first.records.length, Math.round((size / usedBytes) * first.records.length))
    return { records: [...first.records, ...last], total }
  } finally {
    await handle.close()
  }
}

/** The last records. A cut into the middle of the file may lie within quotes: only records of the right width count. */
function tail(text: string, shape: { delimiter: string; quote: string }, cut: boolean, width: number): string[][] {
  const start = cut ? text.indexOf('\n') + 1 : 0
  const { records } = splitRecords(text.slice(start), shape, Infinity)
  return records.filter(({ length }) => length === width).slice(-LAST)
}
