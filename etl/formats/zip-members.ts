import { crc32, inflateRawSync } from 'node:zlib'
import { EtlError } from '../errors.ts'
import type { ZipEntry } from './zip-directory.ts'

const LOCAL = 0x04034b50

/**
 * One member of an archive, unpacked to no more than the bytes that the directory promised, and checked.
 *
 * @throws {EtlError} FILE_TRUNCATED if it is not what the directory says, FILE_FORMAT for an unknown packing
 */
export function zipMember(archive: Buffer, entry: ZipEntry): Buffer {
  if (entry.method !== 0 && entry.method !== 8) {
    throw new EtlError('FILE_FORMAT', {}, `${entry.name} is packed in a way (${entry.method}) that is not known here`)
  }
  const bytes = unpacked(archive, entry)
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw damaged(entry)
  return bytes
}

function unpacked(archive: Buffer, entry: ZipEntry): Buffer {
  try {
    if (archive.readUInt32LE(entry.at) !== LOCAL) throw damaged(entry)
    const from = entry.at + 30 + archive.readUInt16LE(entry.at + 26) + archive.readUInt16LE(entry.at + 28)
    const packed = archive.subarray(from, from + entry.packed)
    if (entry.method === 0) return packed
    return entry.size === 0 ? Buffer.alloc(0) : inflateRawSync(packed, { maxOutputLength: entry.size })
  } catch (cause) {
    throw cause instanceof EtlError ? cause : damaged(entry, cause)
  }
}

function damaged(entry: ZipEntry, cause?: unknown): EtlError {
  return new EtlError('FILE_TRUNCATED', {}, `the archive is cut off or damaged in ${entry.name}`, { cause })
}
