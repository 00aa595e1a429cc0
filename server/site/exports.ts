import { WORD_FIELDS } from '#domain/comparability.ts'
import type { WaitEdges } from '#domain/waits.ts'
import type { FilterName } from './filter-fields.ts'
import { groupsOf } from './operator-groups.ts'
import type { Site, SourceConfig } from './schema.ts'
import { canSay } from './told-words.ts'

/** Whether the exports of the asked centres carry a field, or one of the words of `field:word|word`: see `needs` of the KPIs. */
export type Exports = (kind: 'calls' | 'incidents', field: string) => boolean

/** Fields that are derived from the stamps of an export: any of the lists of mapped fields gives it. */
const DERIVED: Record<string, readonly (readonly string[])[]> = {
  wait: [['wait_s'], ['arrived', 'answered']],
  talk: [['talk_s'], ['answered', 'ended']],
  handling: [
    ['operator', 'talk_s'],
    ['operator', 'answered', 'ended']
  ],
  processing: [['received', 'entered']],
  dispatch: [['entered', 'dispatched']],
  alarm: [['received', 'dispatched']],
  turnout: [['dispatched', 'enroute']],
  travel: [['enroute', 'arrived']],
  response: [['received', 'arrived']],
  scene: [['arrived', 'closed']],
  ticket: [['received', 'closed'], ['lasted_s']]
}

/** What the events of a queue log tell of a call once they are folded. */
const QUEUE_LOG_FIELDS = ['arrived', 'outcome', 'wait_s', 'talk_s', 'operator', 'line', 'caller', 'transferred']

/**
 * What the sources of the asked centres can tell under the asked filters. A filter on a field that the calls (or the
 * register) do not carry makes every figure of theirs untellable, not zero. Seconds of operators (`handling`, `signedIn`,
 * `roster`) are known by operator only: under any filter but operator and group they are untellable too. Groups are those that site.yaml puts operators
 * into, so rows with an operator tell them.
 */
export function exportsOf(site: Site, centres: readonly string[], activeFilters: readonly FilterName[]): Exports {
  const sources = sourcesOf(site, centres)
  const calls = sources.flatMap(callFields)
  const register = sources.filter(({ kind }) => kind === 'incidents').map((s) => new Set(Object.keys(s.columns)))
  const fields = { calls, incidents: register }
  const hasGroups = groupsOf(site).size > 0
  const carries = (list: Set<string>, name: string) =>
    name === 'group' ? hasGroups && list.has('operator') : list.has(name)
  const states = sources.some(({ kind }) => kind === 'operator-states' || kind === 'queue-log')
  const roster = sources.some(({ kind }) => kind === 'roster')
  const isByOperator = activeFilters.every((name) => name === 'operator' || (name === 'group' && hasGroups))
  return rememberingAnswers((kind, field) => {
    const lists = fields[kind]
    const coded = WORD_FIELDS.find((name) => field.startsWith(`${name}:`))
    if (coded !== undefined) return canSay(site, centres, coded, field.slice(coded.length + 1).split('|'))
    if (field === 'operatorStates') return states
    if (field === 'signedIn') return states && isByOperator
    if (field === 'roster') return roster && isByOperator
    if (lists.length === 0) return false
    if (field === 'handling' && !isByOperator) return false
    if (field === kind) return activeFilters.every((name) => lists.some((list) => carries(list, name)))
    return lists.some((list) =>
      (DERIVED[field] ?? [[field]]).some((needed) => needed.every((name) => carries(list, name)))
    )
  })
}

/** Every figure of a question asks what its fields are told by, of each period and bucket. */
function rememberingAnswers(exports: Exports): Exports {
  const told = { calls: new Map<string, boolean>(), incidents: new Map<string, boolean>() }
  return (kind, field) => {
    const known = told[kind].get(field)
    if (known !== undefined) return known
    const isTold = exports(kind, field)
    told[kind].set(field, isTold)
    return isTold
  }
}

/** The fields of calls that a source gives; none where it is no source of calls. */
function callFields(source: SourceConfig): Set<string>[] {
  if (source.kind === 'calls') return [new Set(Object.keys(source.columns))]
  if (source.kind === 'queue-log') return [new Set(QUEUE_LOG_FIELDS)]
  if (source.kind !== 'call-counts') return []
  const counts = source.counts ?? []
  const told = ['outcome']
  if (counts.some(({ line }) => line !== undefined)) told.push('line')
  if (counts.some(({ up_to_s }) => up_to_s !== undefined)) told.push('wait_s')
  return [new Set(told)]
}

/** Whether a switch report is among the sources: hours are then the finest that can be told. */
export function hasReports(site: Site, centres: readonly string[]): boolean {
  return sourcesOf(site, centres).some(({ kind }) => kind === 'call-counts')
}

/** The seconds at which waits can be split: everywhere for a call list, at its own columns for a switch report. */
export function waitEdgesOf(site: Site, centres: readonly string[]): WaitEdges {
  const reports = sourcesOf(site, centres).filter(({ kind }) => kind === 'call-counts')
  const edges = (isAnswered: boolean) =>
    reports
      .map((source) => edgesOf(source, isAnswered))
      .reduce<number[] | null>((common, list) => common?.filter((edge) => list.includes(edge)) ?? list, null)
  return { answered: edges(true), unanswered: edges(false) }
}

/** The edges that every line of a report has: what is asked of all its calls must be told of each. */
function edgesOf({ counts = [] }: SourceConfig, isAnswered: boolean): number[] {
  const chosen = counts.filter(({ outcome }) => (outcome === 'answered') === isAnswered)
  const lines = [...new Set(chosen.map(({ line }) => line))]
  const of = (line: string | undefined) => chosen.filter((count) => count.line === line)
  if (lines.length === 0 || chosen.some(({ up_to_s, over_s }) => up_to_s === undefined && over_s === undefined))
    return []
  const first = of(lines[0]).flatMap(({ up_to_s }) => up_to_s ?? [])
  return first
    .filter((edge) => lines.every((line) => of(line).some(({ up_to_s }) => up_to_s === edge)))
    .sort((a, b) => a - b)
}

function sourcesOf(site: Site, centres: readonly string[]): SourceConfig[] {
  return (site.sources as SourceConfig[]).filter(({ centre }) => centres.length === 0 || centres.includes(centre))
}
