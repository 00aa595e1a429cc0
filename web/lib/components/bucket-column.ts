import type { Grain } from '#domain/buckets.ts'
import type { Drawing } from '../reader.svelte.ts'
import type { Column } from './column.ts'

/** The first column of a table over time: the bucket as it stands at the axis, and its date behind it. */
export function bucketColumn(
  grain: Grain,
  { format, words }: Pick<Drawing, 'format' | 'words'>
): Column<{ at: string }> {
  const isLong = grain === 'month' || grain === 'quarter' || grain === 'year'
  return {
    head: words.columns.date,
    cell: ({ at }) => format.bucket(at, grain),
    value: ({ at }) => at,
    ...(isLong ? { type: 'month' as const } : {})
  }
}
