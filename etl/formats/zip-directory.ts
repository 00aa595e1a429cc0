import { type FileHandle, open } from 'node:fs/promises'
import { EtlError } from '../errors.ts'

/** A member of a ZIP archive, as the archive's directory tells it. */
export interface ZipEntry {
  name: string
  /** 0 = stored, 8 = deflated. */
  method: number
  crc: number
  /** Bytes in the archive and unpacked. */
  packed: number
  size: number
  /** Of its local header, bytes from the start of the archive. */
  at: number
}

/** What an archive may hold at most; beyond it is taken for a bomb. Bytes. */
export const ZIP_LIMITS = { size: 512 * 2 ** 20, entries: 10_000, ratio: 200, ratioFrom: 10 * 2 ** 20 }

const END = 0x06054b50
const ENTRY = 0x02014b50
const END_BYTES = 22
const LONGEST_COMMENT = 0xffff
const SIZE_UNKNOWN = 0xffffffff

/**
 * Reads the directory of a ZIP archive, and nothing else of it.
 *
 * @throws {EtlError} FILE_TRUNCATED for a broken directory, FILE_TOO_LARGE for a bomb, FILE_FORMAT for encrypted
 * members and names that point elsewhere
 */
export async function zipDirectory(path: string, file: string): Promise<ZipEntry[]> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const tail = await bytesOf(handle, Math.max(0, size - END_BYTES - LONGEST_COMMENT), size)
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
    if (end === -1 || end + END_BYTES > tail.length || tail.readUInt32LE(end) !== END) throw broken(file)
    const [entries, bytes, from] = [
      tail.readUInt16LE(end + 10),
      tail.readUInt32LE(end + 12),
      tail.readUInt32LE(end + 16)
    ]
    if (entries > ZIP_LIMITS.entries) throw bomb(file, `it lists ${entries} members`)
    if (from + bytes > size) throw broken(file)
    const list = entriesOf(await bytesOf(handle, from, from + bytes), entries, file)
    list.forEach((entry) => checkEntry(entry, size, file))
    checkWhole(list, file)
    return list
  } finally {
    await handle.close()
  }
}

async function bytesOf(handle: FileHandle, from: number, to: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(to - from), 0, to - from, from)
  return buffer.subarray(0, bytesRead)
}

function entriesOf(directory: Buffer, count: number, file: string): ZipEntry[] {
  const list: ZipEntry[] = []
  let at = 0
  try {
    for (let i = 0; i < count; i++) {
      if (directory.readUInt32LE(at) !== ENTRY) throw broken(file)
      const [name, extra, comment] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset)) as [
        number,
        number,
        number
      ]
      if (directory.readUInt16LE(at + 8) & 0x2041)
        throw new EtlError('FILE_FORMAT', { file }, 'the archive is encrypted')
      list.push(entryAt(directory, at, name, extra))
      at += 46 + name + extra + comment
    }
  } catch (cause) {
    throw cause instanceof RangeError ? broken(file) : cause
  }
  return list
}

function entryAt(directory: Buffer, at: number, name: number, extra: number): ZipEntry {
  const long = zip64Sizes(directory.subarray(at + 46 + name, at + 46 + name + extra))
  const number = (offset: number) => {
    const short = directory.readUInt32LE(at + offset)
    return short === SIZE_UNKNOWN ? Number(long.shift() ?? SIZE_UNKNOWN) : short
  }
  const size = number(24)
  const packed = number(20)
  return {
    name: directory.toString('utf8', at + 46, at + 46 + name).replaceAll('\\', '/'),
    method: directory.readUInt16LE(at + 10),
    crc: directory.readUInt32LE(at + 16),
    packed,
    size,
    at: number(42)
  }
}

/** The 64-bit numbers that stand for those of the entry that are too large, in the order size, packed, place. */
function zip64Sizes(extra: Buffer): bigint[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    const count = Math.min(3, Math.floor(extra.readUInt16LE(at + 2) / 8))
    return Array.from({ length: count }, (_, i) => extra.readBigUInt64LE(at + 4 + i * 8))
  }
  return []
}

function checkEntry(entry: ZipEntry, archive: number, file: string): void {
  if (entry.name.startsWith('/') || /^[A-Za-z]:/.test(entry.name) || entry.name.split('/').includes('..')) {
    throw new EtlError('FILE_FORMAT', { file }, `the archive names a member outside of itself: ${entry.name}`)
  }
  if (entry.size > ZIP_LIMITS.size) throw bomb(file, `${entry.name} unpacks to ${entry.size} bytes`)
  if (entry.size > ZIP_LIMITS.ratioFrom && entry.size > entry.packed * ZIP_LIMITS.ratio) {
    throw bomb(file, `${entry.name} unpacks to ${Math.round(entry.size / entry.packed)} times its size`)
  }
  if (entry.at + entry.packed > archive) throw broken(file)
}

function checkWhole(entries: readonly ZipEntry[], file: string): void {
  const size = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (size > ZIP_LIMITS.size) throw bomb(file, `it unpacks to ${size} bytes`)
  if (new Set(entries.map(({ name }) => name)).size < entries.length) {
    throw new EtlError('FILE_FORMAT', { file }, 'the archive names a member twice')
  }
}

function broken(file: string): EtlError {
  return new EtlError('FILE_TRUNCATED', { file }, 'the archive is cut off or damaged: its directory cannot be read')
}

function bomb(file: string, what: string): EtlError {
  return new EtlError('FILE_TOO_LARGE', { file }, `${what}; export fewer rows at a time, or as CSV`)
}
