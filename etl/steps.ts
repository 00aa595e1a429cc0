/** The named steps of a load, in order: what a crash test can stop at. `staged` to `recorded` come once a file. */
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
  'finished'
] as const
export type LoadStep = (typeof LOAD_STEPS)[number]
