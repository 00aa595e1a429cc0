import type { SourceConfig } from './schema.ts'

/** What a layout says of a source; the source may say otherwise, key by key. */
export type Layout = Pick<SourceConfig, 'kind' | 'format' | 'key' | 'columns'> &
  Partial<Pick<SourceConfig, 'time_zone' | 'empty' | 'counts' | 'totals'>>
