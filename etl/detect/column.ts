import type { ColumnKind, DetectedColumn } from './detected.ts'
import { durationForm } from './duration.ts'
import { fold, NAME_HINTS } from './names.ts'
import { timeColumn } from './time-column.ts'

/** Texts that exports write where there is no value. */
const NOTHING = new Set([
  '-',
  '--',
  '#n/a',
  'n/a',
  'na',
  'null',
  '(null)',
  'none',
  'nil',
  'nan',
  '\\n',
  '0000-00-00 00:00:00'
])
const FLAGS = ['ya tidak', 'y t', 'yes no', 'y n', 'true false', 't f', '1 0', 'iya tidak', 'on off']
const MOST_WORDS = 60
/** Share of the values that must be of a kind, and that must differ in a key: exports have slips and rows twice. */
const ENOUGH = 0.98
const UNIQUE = 0.99

/**
 * Says what a column is from a sample of its values.
 *
 * @param values of the sampled rows, as they stand
 */
export function describeColumn(name: string, values: readonly string[]): DetectedColumn {
  const trimmed = values.map((value) => value.trim())
  const empty = [...new Set(trimmed.filter((value) => NOTHING.has(value.toLowerCase())))]
  const given = trimmed.filter((value) => value !== '' && !empty.includes(value))
  const counts = new Map<string, number>()
  for (const value of given) counts.set(value, (counts.get(value) ?? 0) + 1)
  const distinct = [...counts.keys()]
  const { kind, ...more } = kindOf(name, given, distinct)
  const midnight = more.time?.part === 'clock' ? midnightOf(counts, given.length) : []
  const without = midnight.reduce((sum, text) => sum + counts.get(text)!, 0)
  const show = kind === 'phone' ? hidden : (text: string) => text
  return {
    name,
    filled: values.length === 0 ? 0 : (given.length - without) / values.length,
    kind,
    distinct: distinct.length,
    examples: [...new Set(distinct.slice(0, 50).map(show))].slice(0, 5),
    empty: [...empty, ...midnight],
    words: kind === 'phone' || distinct.length > MOST_WORDS ? [] : wordsOf(counts),
    ...more
  }
}

/** Some systems write midnight where nothing happened: a midnight that is far too frequent is no time. */
function midnightOf(counts: ReadonlyMap<string, number>, all: number): string[] {
  return [...counts].filter(([text, n]) => /^0?0:00(:00)?$/.test(text) && n > all * 0.05 && n > 2).map(([text]) => text)
}

/** A telephone number with all but its first two digits hidden. */
export function hidden(text: string): string {
  let digits = 0
  return text.replace(/\d/g, (digit) => (++digits > 2 ? '•' : digit))
}

type Kind = Pick<DetectedColumn, 'kind' | 'time' | 'duration'>

function kindOf(name: string, given: readonly string[], distinct: readonly string[]): Kind {
  const folded = fold(name)
  if (given.length === 0) return { kind: 'text' }
  if (isFlag(distinct)) return { kind: 'flag' }
  return timeOrDuration(folded, given, distinct) ?? { kind: plainKind(folded, given, distinct) }
}

function timeOrDuration(folded: string, given: readonly string[], distinct: readonly string[]): Kind | null {
  const form = durationForm(given)
  const meant = NAME_HINTS.duration.test(folded)
  if (form !== null && (form === 'words' || (meant && (form !== 'seconds' || given.some((v) => v !== '0'))))) {
    return { kind: 'seconds', duration: form }
  }
  const time = timeColumn(given)
  if (time && isMeant(time.formats, folded)) {
    const clock = time.part === 'clock' && form !== null && !looksLikeClock(distinct)
    return clock && !NAME_HINTS.clock.test(folded) ? { kind: 'seconds', duration: form } : { kind: 'time', time }
  }
  if (isEpoch(given, folded)) return { kind: 'time', time: { formats: ['%s'], ambiguous: false, part: 'moment' } }
  return form !== null && form !== 'seconds' ? { kind: 'seconds', duration: form } : null
}

/** Dates of bare digits and times such as 7.15 are only dates and times where the name says so. */
function isMeant(formats: readonly string[], folded: string): boolean {
  return formats.every((format) => /[-/: ]/.test(format)) || NAME_HINTS.time.test(folded)
}

/** Times of day lie over the whole day; durations begin near zero. */
function looksLikeClock(values: readonly string[]): boolean {
  const hours = values.map((value) => Number(value.split(/[:.]/)[0])).sort((a, b) => a - b)
  return hours[Math.floor(hours.length / 2)]! >= 3
}

function isEpoch(given: readonly string[], folded: string): boolean {
  return NAME_HINTS.time.test(folded) && given.every((value) => /^1\d{9}(\.\d+)?$/.test(value))
}

function plainKind(folded: string, given: readonly string[], distinct: readonly string[]): ColumnKind {
  if (isPhone(folded, distinct)) return 'phone'
  const share = (pattern: RegExp) => given.filter((value) => pattern.test(value)).length / given.length
  const numbers = share(/^-?\d+([.,]\d+)?$/) >= ENOUGH
  const fraction = numbers && share(/^\d+$/) < 1
  const unique = given.length > 2 && distinct.length >= given.length * (given.length < 100 ? 1 : UNIQUE)
  const short = share(/^\S+( \S+){0,2}$/) === 1 && given.every((value) => value.length <= 64)
  const named = NAME_HINTS.key.test(folded)
  if (unique && short && !fraction && (named || (!numbers && given.length >= 20))) return 'key'
  return numbers ? 'number' : 'text'
}

function isPhone(folded: string, distinct: readonly string[]): boolean {
  const share = (pattern: RegExp) =>
    distinct.filter((value) => pattern.test(value.replace(/[\s().-]/g, ''))).length / distinct.length
  if (share(/^(\+?62|0)8\d{7,11}$/) > 0.9) return true
  return NAME_HINTS.phone.test(folded) && share(/^(".*")?<?\+?\d{5,15}>?$/) > 0.5
}

function isFlag(distinct: readonly string[]): boolean {
  if (distinct.length > 2) return false
  const found = distinct.map((value) => value.toLowerCase())
  return FLAGS.some(
    (pair) => found.every((value) => pair.split(' ').includes(value)) && (found.length === 2 || found[0]!.length > 1)
  )
}

function wordsOf(counts: ReadonlyMap<string, number>): DetectedColumn['words'] {
  return [...counts].map(([text, n]) => ({ text, n })).sort((a, b) => b.n - a.n)
}
