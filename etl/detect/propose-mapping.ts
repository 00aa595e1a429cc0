import type { Rule } from '#server/site/schema.ts'
import { FIELDS } from '#domain/source-fields.ts'
import type { Detected, DetectedColumn } from './detected.ts'
import { type Match, matchKinds } from './match-fields.ts'
import type { ProposedKind } from './synonyms.ts'
import type { Proposal, Question } from './proposal.ts'
import { isMidnight, timeRule } from './propose-time.ts'
import { wordsRule } from './propose-words.ts'

/** What the file cannot say about itself. */
export interface ProposalContext {
  id?: string
  centre?: string
  timeZone?: string
}

/**
 * Drafts the mapping of an unknown export: which kind of source it is, which column fills which field, and what its
 * words mean. What the file leaves open becomes a question and stays out of the draft: nothing is guessed.
 */
export function proposeMapping(detected: Detected, context: ProposalContext = {}): Proposal {
  const [best, second] = matchKinds(detected.columns) as [
    ReturnType<typeof matchKinds>[0],
    ReturnType<typeof matchKinds>[0]
  ]
  const { kind } = best
  const drafts = best.matches.map((match) => ({ ...match, ...draft(match, detected.columns, kind) }))
  const key = detected.keys[0] ?? []
  const empty = emptyTexts(detected.columns)
  const margin = best.score <= 0 ? 0 : Math.max(0.1, 1 - Math.max(0, second.score) / best.score)
  const confidence = Math.min(1, margin, best.matches.length / 4)
  return {
    source: {
      id: context.id ?? idOf(detected.name),
      kind,
      centre: context.centre ?? 'centre',
      files: patternOf(detected.name),
      time_zone: context.timeZone ?? 'Asia/Jakarta',
      format: detected.format,
      ...(empty.length === 0 ? {} : { empty }),
      key,
      columns: Object.fromEntries(drafts.flatMap(({ field, rule }) => (rule === null ? [] : [[field, rule]])))
    },
    fields: drafts.map(({ field, columns, score }) => ({ field, columns, confidence: Math.round(score * 100) / 100 })),
    confidence: Math.round(confidence * 100) / 100,
    unread: unreadOf(detected.columns, [...key, ...drafts.flatMap(({ columns }) => columns)]),
    questions: [
      ...ofTheFile(detected, best.matches.length > 1 ? best.score : 0, kind),
      ...missing(kind, best.matches),
      ...drafts.flatMap(({ questions }) => questions)
    ]
  }
}

/** The rule of one field; null while a question is open without which it cannot be read. */
interface Draft {
  rule: Rule | null
  columns: string[]
  questions: Question[]
}

function draft({ field, column }: Match, all: readonly DetectedColumn[], kind: ProposedKind): Draft {
  const { type } = FIELDS[kind][field]!
  if (type === 'time') return timeRule(field, column, all)
  if (type === 'seconds' && column.duration !== undefined && column.duration !== 'seconds') {
    const duration = column.duration === 'words' ? 'words' : 'clock'
    return { rule: { column: column.name, duration }, columns: [column.name], questions: [] }
  }
  return wordsRule(field, column, FIELDS[kind][field]!)
}

/** What is odd about a file and needs a decision before it can be loaded. */
const ASKED = new Set<string>(['no-header', 'column-twice', 'several-sheets', 'several-arrays'])

function ofTheFile(detected: Detected, score: number, kind: ProposedKind): Question[] {
  const questions: Question[] = []
  if (score <= 0.5) {
    const message = `the columns tell little of what the rows are; "${kind}" is the least unlikely`
    questions.push({ code: 'kind', options: Object.keys(FIELDS), message })
  }
  for (const { code, message } of detected.warnings) {
    if (ASKED.has(code)) questions.push({ code: code as Question['code'], message })
  }
  if (detected.keys.length === 0) {
    const message = 'no one or two columns name a row: which together are its key?'
    questions.push({ code: 'key', options: detected.columns.map(({ name }) => name), message })
  }
  return questions
}

/** Share of the rows that must have a required field. */
const ENOUGH = 0.9

function missing(kind: ProposedKind, matches: readonly Match[]): Question[] {
  const required = Object.keys(FIELDS[kind]).filter((name) => FIELDS[kind][name]!.required)
  return required.flatMap((field): Question[] => {
    const column = matches.find((match) => match.field === field)?.column
    if (column === undefined) {
      return [{ code: 'required-field', field, message: `no column is known to be "${field}", which "${kind}" needs` }]
    }
    if (column.filled >= ENOUGH) return []
    const share = Math.round((1 - column.filled) * 100)
    const message = `"${column.name}" has no "${field}" in ${share} % of the rows: which column has it there?`
    return [{ code: 'required-field', field, column: column.name, message }]
  })
}

function emptyTexts(columns: readonly DetectedColumn[]): string[] {
  return [...new Set(columns.flatMap(({ empty }) => empty.filter((text) => !isMidnight(text))))].sort()
}

function unreadOf(columns: readonly DetectedColumn[], read: readonly string[]): string[] {
  return columns.map(({ name }) => name).filter((name) => name !== '' && !read.includes(name))
}

/** @example patternOf('acd-2026-08.csv.gz') // 'acd-*.csv*' */
function patternOf(name: string): string {
  const [, stem = name, end = ''] = /^(.*?)(\.[a-z0-9]+(?:\.gz)?)$/i.exec(name) ?? []
  const pattern = `${stem.replace(/\d+([-_. ]?\d+)*/g, '*')}${end.replace(/\.gz$/i, '')}`
  return `${pattern}*`.replace(/\*+/g, '*')
}

function idOf(name: string): string {
  const id = name
    .replace(/\..*$/, '')
    .replace(/[^A-Za-z]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
  return id.slice(0, 60) || 'source'
}
