import type { WordField } from '#domain/comparability.ts'
import type { Rule, Site, SourceConfig } from './schema.ts'

type Words = ReadonlySet<string> | null

/** Outcomes that the events of a queue log can give. */
const QUEUE_LOG_OUTCOMES = new Set(['answered', 'abandoned'])

/** The words that the exports of a centre can give of a coded field of calls; null where any may come, or none does. */
export function toldWords(site: Site, centre: string, field: WordField): Words {
  const sources = (site.sources as SourceConfig[]).filter((source) => source.centre === centre)
  const lists = sources.flatMap((source) => wordsOf(source, field))
  return lists.length === 0 || lists.includes(null) ? null : union(lists as ReadonlySet<string>[])
}

/**
 * Whether the exports of any asked centre can give one of some words of a coded field: what no mapping ever says is not
 * 0, it is not told.
 *
 * @example canSay(site, [], 'disposition', ['prank'])
 */
export function canSay(site: Site, asked: readonly string[], field: WordField, words: readonly string[]): boolean {
  const sources = (site.sources as SourceConfig[]).filter(({ centre }) => asked.length === 0 || asked.includes(centre))
  return sources
    .flatMap((source) => wordsOf(source, field))
    .some((list) => list === null || words.some((word) => list.has(word)))
}

/** @returns no list where the source does not tell of the field */
function wordsOf(source: SourceConfig, field: WordField): Words[] {
  if (source.kind === 'queue-log') return field === 'outcome' ? [QUEUE_LOG_OUTCOMES] : []
  if (source.kind === 'call-counts') {
    return field === 'outcome' ? [new Set((source.counts ?? []).map(({ outcome }) => outcome))] : []
  }
  const rule = source.kind === 'calls' ? source.columns[field] : undefined
  return rule === undefined ? [] : [wordsOfRule(rule)]
}

function wordsOfRule(rule: Rule): Words {
  if (typeof rule === 'string') return null
  if ('value' in rule) return new Set([`${rule.value}`])
  if ('first_of' in rule) {
    const lists = rule.first_of.map(wordsOfRule)
    return lists.includes(null) ? null : union(lists as ReadonlySet<string>[])
  }
  if ('when' in rule)
    return withOtherwise(
      rule.when.map(({ then }) => then),
      rule.otherwise
    )
  return rule.map === undefined ? null : withOtherwise(Object.values(rule.map), rule.otherwise)
}

function withOtherwise(words: readonly unknown[], otherwise: unknown): ReadonlySet<string> {
  return new Set([...words, otherwise ?? []].flat().map(String))
}

function union(lists: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => [...list]))
}
