import { JSON_LIMITS } from './json-array.ts'
import { plainNumber } from './plain-number.ts'

/** Marks a number that is kept as it is written. */
const KEPT = '\uE000'

/** A string, or a number that JSON.parse would change: many digits, or zeros behind the point. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g
const EXACT = /^-?(\d{16,}|\d{16,}\.\d+|\d+\.\d*0|\d+\.\d{15,})$/

/** A quick look whether there is such a number at all. */
const MAY_BE_EXACT = /\d{16}|\d\.\d*0(?!\d)|\d\.\d{15}/

function keepExact(token: string): string {
  return EXACT.test(token) ? `"${KEPT}${token}"` : token
}

/**
 * The fields of one record, nested names joined by a point; arrays stay JSON text, null is ''. Long numbers keep
 * their digits.
 *
 * @example jsonFields('{"id":1,"at":{"lat":-2.9}}') // Map { 'id' => '1', 'at.lat' => '-2.9' }
 * @returns null if the text is JSON, but no object
 * @throws {SyntaxError} if it is no JSON; {RangeError} if it is nested too deep or names a field twice
 */
export function jsonFields(text: string): Map<string, string> | null {
  if (openings(text) > JSON_LIMITS.depth && nesting(text) > JSON_LIMITS.depth)
    throw new RangeError('is nested deeper than 32 levels')
  const value: unknown = JSON.parse(MAY_BE_EXACT.test(text) ? text.replace(TOKENS, keepExact) : text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const fields = new Map<string, string>()
  collect(value, '', fields)
  return fields
}

function collect(value: object, prefix: string, into: Map<string, string>): void {
  for (const [key, inner] of Object.entries(value)) {
    const name = `${prefix}${key}`
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) collect(inner as object, `${name}.`, into)
    else if (into.has(name)) throw new RangeError(`names the field "${name}" twice`)
    else into.set(name, textOf(inner))
  }
}

function textOf(value: unknown): string {
  if (value === null) return ''
  if (typeof value === 'number') return plainNumber(value)
  if (typeof value === 'string') return value.startsWith(KEPT) ? value.slice(1) : value
  return Array.isArray(value) ? JSON.stringify(value).replace(/"\uE000([^"]*)"/g, '$1') : String(value)
}

function openings(text: string): number {
  let n = 0
  for (const bracket of ['{', '['])
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) n++
  return n
}

function nesting(text: string): number {
  let depth = 0
  let deepest = 0
  for (const [bracket] of text.replace(/"(?:[^"\\]|\\.)*"/g, '').matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
