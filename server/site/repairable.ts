import type { SourceConfig } from './schema.ts'

/**
 * Whether rejected rows of a source can be handed out in its own layout. An event of a queue log means nothing without
 * the others of its call; what is no text is corrected where it was made.
 */
export function isRepairable({ kind, format }: Pick<SourceConfig, 'kind' | 'format'>): boolean {
  return format.type === 'csv' && kind !== 'queue-log'
}
