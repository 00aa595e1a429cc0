/** What may be wrong with a receipt, each a part of it. */
export type FindingCode =
  | 'NOT_A_RECEIPT'
  | 'HASH_BROKEN'
  | 'ARITHMETIC_DIFFERS'
  | 'DEFINITION_CHANGED'
  | 'SITE_CHANGED'
  | 'EXPORTS_CHANGED'
  | 'LOADS_DIFFER'
  | 'COVERAGE_DIFFERS'
  | 'ROWS_DIFFER'
  | 'FIGURE_DIFFERS'
  | 'DATA_MISSING'

export interface Finding {
  code: FindingCode
  message: string
}

/** A change of the data after the receipt was made. */
export interface Later {
  event: number
  kind: string
  source: string
  file: string | null
  sha256: string | null
  at: string
  added: number
  changed: number
  removed: number
}

export interface Verdict {
  isVerified: boolean
  /** What was held against the receipt. */
  checked: ('hash' | 'arithmetic' | 'data')[]
  findings: Finding[]
  /** What is worth knowing and refutes nothing. */
  notes: string[]
  /** Data as of which it was checked, and what changed since, oldest first. */
  event: number | null
  since: Later[]
  /** The figure by the data of today, where they have changed since. */
  today: { value: number; n: number } | { value: null; why: string } | null
}

export function verdict(part: Partial<Verdict> & Pick<Verdict, 'checked' | 'findings'>): Verdict {
  return { notes: [], event: null, since: [], today: null, ...part, isVerified: part.findings.length === 0 }
}
