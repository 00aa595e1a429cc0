import type { Filters } from '../engine/engine.ts'

/** What a query is asked about: half-open local dates and the reader's filters. */
export interface Asked {
  from: string
  to: string
  filters: Filters
}
