import { createHash } from 'node:crypto'
import { RequestError } from '#contract/request-error.ts'

/** A place in the order of a selection: the record beside the page, the way to go, and how many lie before the page. */
export interface Cursor {
  direction: 1 | -1
  key: number
  time: number
  place: number
  offset: number
}

/** What a cursor belongs to: the data, and the question without its paging. */
export interface CursorScope {
  dataVersion: string
  question: unknown
}

/** A cursor as opaque text; it holds only in its own data version and for its own question. */
export function writeCursor(cursor: Cursor, scope: CursorScope): string {
  const { direction, key, time, place, offset } = cursor
  const parts = [digest(scope.dataVersion), digest(scope.question), direction, key, time, place, offset]
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/**
 * @throws {RequestError} CURSOR_INVALID for what no reply gave, CURSOR_OTHER_QUERY where another question was asked with
 *   it, CURSOR_OTHER_DATA (409) where the data have changed since
 */
export function readCursor(text: string, scope: CursorScope): Cursor {
  const parts = parsed(text)
  if (parts === null) throw new RequestError('CURSOR_INVALID', 'this cursor was not given by this server')
  const [data, question, direction, key, time, place, offset] = parts
  if (data !== digest(scope.dataVersion)) {
    throw new RequestError('CURSOR_OTHER_DATA', 'the data have changed since; begin again at the first page', 409)
  }
  if (question !== digest(scope.question)) {
    throw new RequestError('CURSOR_OTHER_QUERY', 'this cursor belongs to another question; begin at the first page')
  }
  return { direction, key, time, place, offset }
}

type Parts = [string, string, 1 | -1, number, number, number, number]

function parsed(text: string): Parts | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    return isParts(parts) ? parts : null
  } catch {
    return null
  }
}

function isParts(parts: unknown): parts is Parts {
  if (!Array.isArray(parts) || parts.length !== 7) return false
  const [data, question, direction, ...numbers] = parts as unknown[]
  const areTexts = typeof data === 'string' && typeof question === 'string'
  return areTexts && (direction === 1 || direction === -1) && numbers.every((each) => Number.isFinite(each))
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16)
}
