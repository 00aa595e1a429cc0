import type { FilterName } from './filter-fields.ts'
import type { Site, SourceConfig } from './schema.ts'

/** Whether the exports of the asked centres carry a field: see `needs` of the KPIs. */
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
  ticket: [['received', 'closed']]
}

/**
 * What the sources of the asked centres can tell under the asked filters. A filter on a field that the calls (or the
 * register) do not carry makes every figure of theirs untellable, not zero. Seconds of `handling` are known by operator
 * only: under any other filter they are untellable too.
 */
export function exportsOf(site: Site, centres: readonly string[], activeFilters: readonly FilterName[]): Exports {
  const sources = (site.sources as SourceConfig[]).filter(({ centre }) => centres.length === 0 || centres.includes(centre))
  const mapped = (kind: string) => sources.filter((s) => s.kind === kind).map((s) => new Set(Object.keys(s.columns)))
  const fields = { calls: mapped('calls'), incidents: mapped('incidents') }
  const states = mapped('operator-states').length > 0
  return (kind, field) => {
    const lists = fields[kind]
    if (field === 'operatorStates') return states
    if (lists.length === 0) return false
    if (field === 'handling' && !activeFilters.every((name) => name === 'operator')) return false
    if (field === kind) return activeFilters.every((name) => lists.some((list) => list.has(name)))
    return lists.some((list) => (DERIVED[field] ?? [[field]]).some((needed) => needed.every((name) => list.has(name))))
  }
}
