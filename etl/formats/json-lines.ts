import { createReadStream } from 'node:fs'
import { EtlError } from '../errors.ts'
import { JSON_LIMITS, type JsonRecord } from './json-array.ts'

/**
 * Gives the lines of a UTF-8 NDJSON file one by one; blank lines are left out.
 *
 * @throws {EtlError} FILE_FORMAT for a line longer than 2 MB
 */
export async function* jsonLines(path: string, file: string): AsyncGenerator<JsonRecord> {
  let line = 1
  let parts: Buffer[] = []
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    let rest = chunk as Buffer
    for (let at = rest.indexOf(10); at !== -1; at = rest.indexOf(10)) {
      const record = recordOf([...parts, rest.subarray(0, at)], line++)
      if (record) yield record
      parts = []
      bytes = 0
      rest = rest.subarray(at + 1)
    }
    parts.push(rest)
    bytes += rest.length
    if (bytes > JSON_LIMITS.record) {
      throw new EtlError('FILE_FORMAT', { file, line }, `the line is longer than ${JSON_LIMITS.record} bytes`)
    }
  }
  const last = recordOf(parts, line)
  if (last) yield last
}

function recordOf(parts: readonly Buffer[], line: number): JsonRecord | null {
  const text = Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim()
  return text === '' ? null : { text, place: line, line }
}
