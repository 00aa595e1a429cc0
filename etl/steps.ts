/**
 * The named steps of a load, in order: what a crash test can stop at. `staged` to `recorded` come once a file, the last
 * two once a file that moves to the archive.
 */
export const LOAD_STEPS = [
  'locked',
  'planned',
  'copied',
  'opened',
  'staged',
  'merged',
  'recorded',
  'checked',
  'closed',
  'flushed',
  'pointed',
  'finished',
  'archiving',
  'archived'
] as const

/** Those of a removal by retention. */
export const RETENTION_STEPS = [
  'locked',
  'counted',
  'copied',
  'opened',
  'removed',
  'checked',
  'closed',
  'compacted',
  'flushed',
  'pointed',
  'finished',
  'unfiled',
  'swept'
] as const
export type LoadStep = (typeof LOAD_STEPS)[number] | (typeof RETENTION_STEPS)[number]
