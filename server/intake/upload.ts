import { createWriteStream } from 'node:fs'
import { chmod, mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { MAX_UPLOAD_BYTES } from '#contract/intake.ts'
import { RequestError } from '#contract/request-error.ts'

/**
 * Writes what a page sends into a file that only this user may read. @returns its size in bytes
 *
 * @throws {RequestError} TOO_LARGE beyond the limit, EMPTY; nothing stays then
 */
export async function receive(body: Readable, path: string, limitBytes = MAX_UPLOAD_BYTES): Promise<number> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes <= limitBytes) return done(null, chunk)
      done(new RequestError('TOO_LARGE', `the file is larger than ${limitBytes} bytes; lay it into the inbox`, 413))
    }
  })
  try {
    await pipeline(body, counted, createWriteStream(path, { mode: 0o600 }))
    await chmod(path, 0o600)
    if (bytes === 0) throw new RequestError('EMPTY', 'the file is empty')
    return bytes
  } catch (error) {
    await rm(dirname(path), { recursive: true, force: true })
    throw error
  }
}

/**
 * The name under which a given file is kept: what its sender calls it, without a way into other folders.
 *
 * @throws {RequestError} BAD_NAME where nothing is left of it
 * @example keptName('C:\\ekspor\\acd 2026.csv') // 'acd 2026.csv'
 */
export function keptName(given: string): string {
  const name = given
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{Cc}\p{Cf}<>:"|?*[\]{}]/gu, '_')
    .replace(/^[.~]+/, '')
    .trim()
  if (name === '' || Buffer.byteLength(name) > 200) throw new RequestError('BAD_NAME', 'the file needs a shorter name')
  return name
}
