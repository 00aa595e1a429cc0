import { overShares, type Replayed } from '../replay-check.ts'
import { type Fared, type Proof, type ProofRun, TOLERATED } from './proof.ts'

/** How callers of another language fared: the share of the answered whom somebody answered who speaks it, 0..1. */
export interface SpokenProof {
  /** Answered callers of another language, as they were recorded. */
  calls: number
  observed: number
  worked: Replayed
  /** In the order of the proposals; null: it is not known what its people speak. */
  proposals: (Replayed | null)[]
  isReproduced: boolean
}

/** 97.5 % point of the normal distribution (Abramowitz and Stegun, 26.2). */
const Z_975 = 1.96

/**
 * The part of a proof that is about languages.
 *
 * @param isKnown of each proposal, whether its steps tell who speaks what
 * @returns null where no caller of another language was answered
 */
export function spokenProof({ observed, runs }: Proof, isKnown: readonly boolean[]): SpokenProof | null {
  if (observed.spoken === null) return null
  const worked = overSpoken(runs, (run) => run.worked)
  if (worked === null) return null
  const proposals = isKnown.map((known, i) => (known ? overSpoken(runs, (run) => run.proposals[i]!) : null))
  const { foreign: calls, spoken } = observed
  return { calls, observed: spoken, worked, proposals, isReproduced: isNear(worked.value, spoken, calls) }
}

function overSpoken(runs: readonly ProofRun[], of: (run: ProofRun) => Fared): Replayed | null {
  const told = runs.filter((run) => of(run).spoken !== null)
  return told.length === 0 ? null : overShares(told, (run) => of(run).spoken!)
}

/** Within 3 points of what was observed, or within what chance makes of so few calls. */
function isNear(replayed: number, observed: number, calls: number): boolean {
  const chance = Z_975 * Math.sqrt((observed * (1 - observed)) / calls)
  return Math.abs(replayed - observed) <= Math.max(TOLERATED, chance)
}
