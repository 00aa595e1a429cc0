import type { RunResult } from './ledger.ts'

/** What the ledger says was done with a file: loaded first, withdrawn or brought back. */
export interface Told {
  at: string
  kind: 'load' | 'withdraw' | 'restore'
  /** Empty for a file that was withdrawn or brought back. */
  source: string
  sha256: string
  /** The name under which it came. */
  file: string
}

/**
 * What was done with files in the order in which it was done: by this a warehouse is built anew.
 *
 * @param runs of the ledger, in any order
 */
export function toldBy(runs: readonly RunResult[]): Told[] {
  const inOrder = [...runs].sort((a, b) => (a.runId < b.runId ? -1 : 1)).filter(({ published }) => published)
  const told = inOrder.flatMap(({ startedAt: at, sources, change }) => [
    ...sources.flatMap(({ source, files }) =>
      files
        .filter(({ status }) => status === 'published')
        .map(({ sha256, file }): Told => ({ at, kind: 'load', source, sha256, file }))
    ),
    ...(change === undefined ? [] : [{ at, kind: kindOf(change.kind), source: '', ...nameOf(change) }])
  ])
  const seen = new Set<string>()
  return told.filter(({ kind, source, sha256 }) => {
    const isAgain = kind === 'load' && seen.has(`${source} ${sha256}`)
    seen.add(`${source} ${sha256}`)
    return !isAgain
  })
}

function kindOf(kind: string): 'withdraw' | 'restore' {
  return kind === 'withdraw' ? 'withdraw' : 'restore'
}

function nameOf({ file, sha256 }: { file: string; sha256: string }) {
  return { file, sha256 }
}
