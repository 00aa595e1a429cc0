import type { IntakeItem } from '#contract/intake.ts'
import type { LoaderEnd } from './run-loader.ts'

/** A file that was given, and the work on it that goes on. */
export interface Entry {
  item: IntakeItem
  path: string
  givenAt: number
  /** Stops the work that goes on. */
  work: AbortController | null
}

/** The loader with the signal of the work that goes on. */
export type Run = (
  args: readonly string[],
  onProgress?: (progress: { step: string; file: string | null }) => void
) => Promise<LoaderEnd>

/** A file as it was just given. */
export function entryOf(id: string, name: string, path: string, givenAt: number): Entry {
  const item: IntakeItem = {
    id,
    name,
    bytes: 0,
    phase: 'looking',
    finding: null,
    trial: null,
    progress: null,
    source: null,
    run: null,
    error: null
  }
  return { item, path, givenAt, work: null }
}
