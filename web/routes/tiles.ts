import type { KpiId } from '#domain/kpis/kpi.ts'

/** The tiles of the overview, and the page that each opens. */
export const TILES = [
  ['serviceLevel', '/answer-times'],
  ['answerRate', '/volume'],
  ['waitP90', '/answer-times'],
  ['offered', '/volume'],
  ['abandonRate', '/answer-times'],
  ['invalidShare', '/volume'],
  ['responseP90', '/response'],
  ['occupancy', '/operators']
] as const satisfies readonly (readonly [KpiId, string])[]

/** What the overview asks for: its tiles, and what its sentences tell beside them. What has a target is among them. */
export const OVERVIEW_KPIS: readonly KpiId[] = [...TILES.map(([id]) => id), 'connected']
