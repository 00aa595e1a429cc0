import { type Field, FIELDS } from '#domain/source-fields.ts'
import { callerInKey } from './caller-in-key.ts'
import { cronOf } from './schedule.ts'
import type { ColumnRule, Rule, SourceConfig } from './schema.ts'

/** What is wrong with a key of a source: the path from the source to it, and the words. */
export interface SourceFault {
  keys: readonly string[]
  message: string
}

/**
 * What a source says that no export could be read by, so that it is told with its line before the first file comes.
 *
 * @example sourceFaults({ ...source, columns: { arived: 'IN' } })
 * // [{ keys: ['columns', 'arived'], message: '"calls" has no such field; it has arrived, outcome, ...' }, ...]
 */
export function sourceFaults(source: SourceConfig): SourceFault[] {
  const fields = FIELDS[source.kind]
  const missing = Object.keys(fields).filter((name) => fields[name]!.required && !(name in source.columns))
  return [
    ...Object.entries(source.columns).flatMap(([name, rule]) => fieldFaults(name, fields, rule, source.kind)),
    ...missing.map((name) => ({ keys: ['columns'], message: `"${name}" of "${source.kind}" is required` })),
    ...keyFaults(source),
    ...countFaults(source),
    ...(/[/\\]/.test(source.files) ? [{ keys: ['files'], message: 'is a pattern of names, without folders' }] : []),
    ...cronFaults(source)
  ]
}

function fieldFaults(name: string, fields: Record<string, Field>, rule: Rule, kind: string): SourceFault[] {
  const keys = ['columns', name]
  const field = fields[name]
  if (field !== undefined) return ruleFaults(keys, field, rule)
  return [{ keys, message: `"${kind}" has no such field; it has ${Object.keys(fields).join(', ')}` }]
}

function ruleFaults(keys: string[], field: Field, rule: Rule): SourceFault[] {
  if (typeof rule === 'string') return columnFaults(keys, field, { column: rule })
  if ('first_of' in rule)
    return rule.first_of.flatMap((each, i) => ruleFaults([...keys, 'first_of', `${i}`], field, each))
  if ('value' in rule) return wordFaults(field, [[[...keys, 'value'], rule.value]])
  if (!('when' in rule)) return columnFaults(keys, field, rule)
  const cases = rule.when.map(({ then }, i): Said => [[...keys, 'when', `${i}`, 'then'], then])
  return wordFaults(field, [...cases, [[...keys, 'otherwise'], rule.otherwise]])
}

type Said = readonly [keys: readonly string[], value: string | number | boolean | null | undefined]

/** Words that the field does not know. */
function wordFaults({ words }: Field, said: readonly Said[]): SourceFault[] {
  if (words === undefined) return []
  return said
    .filter(([, value]) => value !== undefined && value !== null && !words.includes(String(value)))
    .map(([keys, value]) => ({ keys, message: `"${value}" is none of ${words.join(', ')}` }))
}

function columnFaults(keys: string[], field: Field, rule: ColumnRule): SourceFault[] {
  const mapped = Object.entries(rule.map ?? {}).map(([word, value]): Said => [[...keys, 'map', word], value])
  return [
    ...(rule.column === undefined && rule.columns === undefined ? [{ keys, message: 'names no column' }] : []),
    ...wordFaults(field, [...mapped, [[...keys, 'otherwise'], rule.otherwise]]),
    ...patternFaults(keys, rule),
    ...(field.type === 'time' && rule.map === undefined ? formatFaults(keys, rule) : [])
  ]
}

/** Five or six fields; what each may hold is for the clock that runs by it. */
const CRON = /^\s*(@\w+|([\w*/,?#-]+\s+){4,5}[\w*/,?#-]+)\s*$/

function cronFaults(source: SourceConfig): SourceFault[] {
  const cron = cronOf(source)
  if (cron === null || CRON.test(cron)) return []
  const keys = typeof source.schedule === 'string' ? ['schedule'] : ['schedule', 'cron']
  return [{ keys, message: `"${cron}" is no cron expression such as '*/15 * * * *'` }]
}

/** What strptime of the database knows. */
const DIRECTIVE = /%-?[a-zA-Z%]/g
const KNOWN = new Set([...'aAbBcdfgGHIjmMnpSuUVwWxXyYzZ%'])
const EXAMPLE = 'such as "%d/%m/%Y %H:%M:%S"'

function formatFaults(keys: string[], { format }: ColumnRule): SourceFault[] {
  if (format === 'epoch') return []
  if (format === undefined) return [{ keys, message: `a time needs a format ${EXAMPLE}` }]
  return [format].flat().flatMap((text, i) => {
    const letters = (text.match(DIRECTIVE) ?? []).map((directive) => directive.at(-1)!)
    const at = Array.isArray(format) ? [...keys, 'format', `${i}`] : [...keys, 'format']
    const strange = letters.find((letter) => !KNOWN.has(letter))
    if (strange !== undefined) return [{ keys: at, message: `"%${strange}" means nothing in a format` }]
    return hasDate(letters)
      ? []
      : [{ keys: at, message: `"${text}" does not read a whole date; a format is ${EXAMPLE}` }]
  })
}

function hasDate(letters: readonly string[]): boolean {
  const has = (...any: string[]) => any.some((letter) => letters.includes(letter))
  return has('c', 'x', 'G') || (has('y', 'Y') && (has('j') || (has('m', 'b', 'B') && has('d'))))
}

/** An expression of RE2 is near enough to one of JavaScript for its brackets to be checked. */
function patternFaults(keys: string[], { pattern }: ColumnRule): SourceFault[] {
  if (pattern === undefined) return []
  const at = [...keys, 'pattern']
  try {
    const groups = new RegExp(`${pattern.replace(/^\(\?[a-z]+\)/, '').replaceAll('(?P<', '(?<')}|`).exec('')!.length - 1
    return groups > 0 ? [] : [{ keys: at, message: 'needs a group (in brackets): the part that is read' }]
  } catch {
    return [{ keys: at, message: `"${pattern}" is not a regular expression` }]
  }
}

function keyFaults(source: SourceConfig): SourceFault[] {
  const fields = FIELDS[source.kind]
  const caller = callerInKey(source)
  const strange = source.key.findIndex((part) => typeof part !== 'string' && !(part.field in fields))
  return [
    ...(strange === -1 ? [] : [{ keys: ['key', `${strange}`], message: `"${source.kind}" has no such field` }]),
    ...(caller === -1 ? [] : [{ keys: ['key', `${caller}`], message: CALLER_IN_KEY }])
  ]
}

const CALLER_IN_KEY =
  'this is the number of the caller, which is kept as a keyed hash only; name a row by other columns'

function countFaults({ kind, counts, totals }: SourceConfig): SourceFault[] {
  if (kind === 'call-counts')
    return counts === undefined
      ? [{ keys: ['kind'], message: '"call-counts" needs `counts`: its counting columns' }]
      : []
  const keys = counts === undefined ? ['totals'] : ['counts']
  return counts === undefined && totals === undefined ? [] : [{ keys, message: `goes with "call-counts" alone` }]
}
