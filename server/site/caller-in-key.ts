import { columnsOfRule, foldName } from './rule-columns.ts'
import type { SourceConfig } from './schema.ts'

/**
 * Which part of a source's key is the number of the caller: what names a row is kept as it is, and that must not be.
 *
 * @returns its place in `key`, -1 if none is
 * @example callerInKey({ kind: 'calls', key: ['NO', 'PHONE'], columns: { caller: 'phone', ... } }) // 1
 */
export function callerInKey({ kind, key, columns }: Pick<SourceConfig, 'kind' | 'key' | 'columns'>): number {
  const field = kind === 'queue-log' ? 'data2' : 'caller'
  const rule = columns[field]
  const names = new Set(rule === undefined ? [] : columnsOfRule(rule).flat().map(foldName))
  return key.findIndex((part) => (typeof part === 'string' ? names.has(foldName(part)) : part.field === field))
}
