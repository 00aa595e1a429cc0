import type { IntakeFinding } from '#contract/intake.ts'
import { FIELDS, type SourceKind } from '#domain/source-fields.ts'

export type Column = IntakeFinding['detected']['columns'][number]

/** How a field is read; other rules than of one column are kept as they are. */
export interface Rule {
  column?: string | string[]
  columns?: string[]
  format?: string | string[]
  map?: Record<string, string | number | boolean>
  otherwise?: unknown
  [key: string]: unknown
}

/** A source as it would stand in site.yaml. */
export interface Draft {
  id: string
  label?: { id: string; en: string }
  layout?: string
  kind?: SourceKind
  centre: string
  files: string
  time_zone: string
  format: Record<string, unknown>
  empty?: string[]
  key?: unknown[]
  columns?: Record<string, Rule | string>
}

/** Something that the draft leaves open and a reader has to say. */
export interface Point {
  code: 'id' | 'key' | 'field' | 'order' | 'word' | 'rule'
  field?: string
  word?: string
}

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/

/** The proposal as a draft; a field whose reading is still asked about stands there without its format. */
export function startDraft({ proposal }: IntakeFinding, taken: readonly string[]): Draft {
  const draft = structuredClone(proposal.source) as unknown as Draft
  const columns = { ...draft.columns }
  for (const { field, columns: names } of proposal.fields) {
    columns[field] ??= names.length > 1 ? { columns: names, format: '' } : { column: names[0]!, format: '' }
  }
  return { ...draft, id: freeId(draft.id, taken), columns }
}

/** A draft that leaves columns and key to a built-in layout. */
export function layoutDraft({ detected, proposal }: IntakeFinding, layout: string, taken: readonly string[]): Draft {
  const { centre, files, time_zone } = proposal.source as unknown as Draft
  const { names: _names, ...format } = detected.format
  const own = layout.startsWith('asterisk-') ? {} : { format }
  const zone = layout === 'asterisk-queue-log' ? 'UTC' : time_zone
  return { id: freeId(layout, taken), layout, centre, files, time_zone: zone, format: {}, ...own }
}

/** @example freeId('acd', ['acd']) // 'acd-2' */
export function freeId(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted
  for (let n = 2; ; n++) if (!taken.includes(`${wanted}-${n}`)) return `${wanted}-${n}`
}

/** The column that a field is read from; '' for none, null for a rule of another form. */
export function columnOf(draft: Draft, field: string): string | null {
  const rule = draft.columns?.[field]
  if (rule === undefined) return ''
  if (typeof rule === 'string') return rule
  if (rule.columns) return rule.columns.at(-1)!
  return typeof rule.column === 'string' ? rule.column : null
}

/** Reads a field from a column, or from none. */
export function withColumn(draft: Draft, field: string, name: string, columns: readonly Column[]): Draft {
  const others = Object.fromEntries(Object.entries(draft.columns ?? {}).filter(([other]) => other !== field))
  const column = columns.find((each) => each.name === name)
  if (column === undefined) return { ...draft, columns: others }
  return { ...draft, columns: { ...others, [field]: ruleFor(draft.kind ?? 'calls', field, column, columns) } }
}

function ruleFor(kind: SourceKind, field: string, column: Column, all: readonly Column[]): Rule | string {
  const { type, words } = FIELDS[kind][field]!
  if (type === 'time') return timeRule(column, all)
  if (type === 'seconds' && column.duration !== undefined && column.duration !== 'seconds') {
    return { column: column.name, duration: column.duration === 'words' ? 'words' : 'clock' }
  }
  return type === 'flag' || words ? { column: column.name, map: {} } : column.name
}

function timeRule(column: Column, all: readonly Column[]): Rule {
  const { time } = column
  const date = all.find((other) => other.time?.part === 'date')
  const read = time?.part === 'clock' && date ? { columns: [date.name, column.name] } : { column: column.name }
  const months = time?.months === undefined ? {} : { months: time.months }
  if (time === undefined || time.ambiguous || time.part === 'clock') return { ...read, ...months, format: '' }
  if (time.formats[0] === '%s') return { ...read, format: 'epoch' }
  return { ...read, ...months, format: time.formats.length === 1 ? time.formats[0]! : time.formats }
}

export function withFormat(draft: Draft, field: string, format: string): Draft {
  const rule = draft.columns?.[field]
  if (rule === undefined || typeof rule === 'string') return draft
  const formats = format
    .split('|')
    .map((each) => each.trim())
    .filter((each) => each !== '')
  return {
    ...draft,
    columns: { ...draft.columns, [field]: { ...rule, format: formats.length > 1 ? formats : (formats[0] ?? '') } }
  }
}

/** The formats of a time field, several with `|` between. */
export function formatOf(draft: Draft, field: string): string {
  const rule = draft.columns?.[field]
  return rule === undefined || typeof rule === 'string' ? '' : [rule.format ?? ''].flat().join(' | ')
}

/** Says what a word of a column means; '' takes its meaning away. */
export function withWord(draft: Draft, field: string, word: string, code: string): Draft {
  const rule = draft.columns?.[field]
  if (rule === undefined || typeof rule === 'string') return draft
  const { [word]: _before, ...others } = rule.map ?? {}
  const isFlag = FIELDS[draft.kind ?? 'calls'][field]?.type === 'flag'
  const value = isFlag ? code === 'true' : code
  const map = code === '' ? others : { ...others, [word]: value }
  return { ...draft, columns: { ...draft.columns, [field]: { ...rule, map } } }
}

export function codeOf(draft: Draft, field: string, word: string): string {
  const rule = draft.columns?.[field]
  return rule === undefined || typeof rule === 'string' ? '' : String(rule.map?.[word] ?? '')
}

/** Another kind of source: fields that it has too stay. */
export function withKind(draft: Draft, kind: SourceKind): Draft {
  const kept = Object.entries(draft.columns ?? {}).filter(([field]) => FIELDS[kind][field] !== undefined)
  return { ...draft, kind, columns: Object.fromEntries(kept) }
}

/** What is still to be said before the draft can be tried. */
export function openPoints(draft: Draft, columns: readonly Column[], taken: readonly string[]): Point[] {
  const points: Point[] = ID.test(draft.id) && !taken.includes(draft.id) ? [] : [{ code: 'id' }]
  if (draft.layout !== undefined) return points
  if ((draft.key ?? []).length === 0) points.push({ code: 'key' })
  const kind = draft.kind ?? 'calls'
  return [...points, ...Object.keys(FIELDS[kind]).flatMap((field) => pointsOf(draft, kind, field, columns))]
}

function pointsOf(draft: Draft, kind: SourceKind, field: string, columns: readonly Column[]): Point[] {
  const { required, type, words } = FIELDS[kind][field]!
  const rule = draft.columns?.[field]
  if (rule === undefined) return required ? [{ code: 'field', field }] : []
  if (type === 'time') return typeof rule === 'object' && rule.format === '' ? [{ code: 'order', field }] : []
  if (words === undefined && type !== 'flag') return []
  return wordsOf(draft, field, columns)
    .filter(({ text, isRare }) => !isRare && codeOf(draft, field, text) === '')
    .map(({ text }) => ({ code: 'word', field, word: text }))
}

/** Words rarer than this are left to be refused, as slips. */
const SLIP = 0.002

/** The words of the column of a field that has codes, each with how often it stands there. */
export function wordsOf(
  draft: Draft,
  field: string,
  columns: readonly Column[]
): { text: string; n: number; isRare: boolean }[] {
  const rule = draft.columns?.[field]
  const isRead = typeof rule === 'object' && rule.map !== undefined && rule.otherwise === undefined
  const column = isRead ? columns.find(({ name }) => name === columnOf(draft, field)) : undefined
  if (column === undefined) return []
  const all = column.words.reduce((sum, { n }) => sum + n, 0)
  return column.words.map(({ text, n }) => ({ text, n, isRare: n < all * SLIP }))
}

const TOKENS: Record<string, string> = {
  d: '(?<d>\\d{1,2})',
  m: '(?<m>\\d{1,2})',
  Y: '(?<y>\\d{4})',
  y: '(?<y>\\d{2})'
}

/**
 * The day that a text means in a format of numbers, or null.
 *
 * @example dayIn('04/05/2026 10:00', '%d/%m/%Y %H:%M') // '2026-05-04'
 */
export function dayIn(text: string, format: string): string | null {
  const pattern = format
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/%-?(.)/g, (_all, token: string) => TOKENS[token] ?? '.+?')
  const { d, m, y } = new RegExp(`^${pattern}$`).exec(text.trim())?.groups ?? {}
  if (d === undefined || m === undefined || y === undefined || Number(m) > 12 || Number(d) > 31) return null
  return `${y.length === 2 ? `20${y}` : y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
}
