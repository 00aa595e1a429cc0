import { FIELDS } from '#domain/source-fields.ts'
import type { DetectedColumn } from './detected.ts'
import { fold } from './names.ts'
import { FIELD_NAMES, type ProposedKind } from './synonyms.ts'

/** A column that probably fills a field. */
export interface Match {
  field: string
  column: DetectedColumn
  /** 0 to 1. */
  score: number
}

/** What a set of matches says for a kind: required and telling fields weigh most. */
export interface KindMatch {
  kind: ProposedKind
  matches: Match[]
  score: number
}

const KINDS = Object.keys(FIELD_NAMES) as ProposedKind[]
const LEAST = 0.4

/** The kinds of source, the likeliest first, each with the columns that would fill its fields. */
export function matchKinds(columns: readonly DetectedColumn[]): KindMatch[] {
  return KINDS.map((kind) => {
    const matches = matchFields(kind, columns)
    return { kind, matches, score: scoreOf(kind, matches) }
  }).sort((a, b) => b.score - a.score)
}

function scoreOf(kind: ProposedKind, matches: readonly Match[]): number {
  const required = Object.entries(FIELDS[kind]).filter(([, field]) => field.required)
  const found = (name: string) => matches.find(({ field }) => field === name)?.score ?? 0
  const must = required.reduce((sum, [name]) => sum + (found(name) > 0 ? found(name) : -1), 0)
  const times = matches
    .filter(({ field }) => FIELDS[kind][field]!.type !== 'text')
    .reduce((sum, { score }) => sum + score, 0)
  const all = matches.reduce((sum, { score }) => sum + score, 0)
  return (3 * must) / required.length + times / 2 + all / 4
}

/** Every column for at most one field and every field from at most one column, the surest pairs first. */
function matchFields(kind: ProposedKind, columns: readonly DetectedColumn[]): Match[] {
  const pairs = Object.keys(FIELD_NAMES[kind]).flatMap((field) =>
    columns.map((column) => ({ field, column, score: fit(kind, field, column) }))
  )
  const taken: Match[] = []
  for (const pair of pairs.filter(({ score }) => score >= LEAST).sort((a, b) => b.score - a.score)) {
    if (!taken.some(({ field, column }) => field === pair.field || column === pair.column)) taken.push(pair)
  }
  return taken
}

function fit(kind: ProposedKind, field: string, column: DetectedColumn): number {
  if (column.filled === 0 || !canBe(kind, field, column)) return 0
  const list = FIELD_NAMES[kind][field]!
  const name = fold(column.name)
  const exact = list.indexOf(name)
  if (exact !== -1) return 1 - (0.4 * exact) / list.length - (partOf(column) === 'date' ? 0.35 : 0)
  const within = list.findIndex((each) => each.length > 4 && ` ${name} `.includes(` ${each} `))
  return within === -1 ? 0 : 0.55 - (0.2 * within) / list.length
}

function partOf(column: DetectedColumn): string | undefined {
  return column.time?.part
}

function canBe(kind: ProposedKind, field: string, { kind: values, time, distinct }: DetectedColumn): boolean {
  const { type, words } = FIELDS[kind][field]!
  if (type === 'time') return values === 'time'
  if (type === 'seconds') return values === 'seconds' || values === 'number'
  if (type === 'flag') return values === 'flag' || distinct <= 3
  if (values === 'time' || time !== undefined || values === 'seconds') return false
  return words === undefined || (distinct <= 60 && values !== 'key' && values !== 'phone')
}
