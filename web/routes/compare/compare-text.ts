import type { Compared } from '#contract/compare.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'

type Warning = Compared['warnings'][number]
type Says = Warning['centres'][number]['says']

/** The measures that the table starts with. */
export const MAIN_KPIS: readonly string[] = [
  'offered',
  'answerRate',
  'abandonRate',
  'serviceLevel',
  'waitP90',
  'handleMean',
  'prankShare',
  'ghostShare',
  'validShare',
  'incidents',
  'dispatchP90',
  'responseP90'
]

/** The names of what a warning speaks of. */
export interface Names {
  kpi: (id: string) => string
  /** Of an outcome or a disposition. */
  word: (id: string) => string
}

/** What is so at one centre, in the words of its warning. */
export function saysText(code: Warning['code'], says: Says, names: Names, { format, words }: Drawing): string {
  const w = words.compare.warnings
  if (says === null) return w.noFeed
  if (code === 'coverage-calls' || code === 'coverage-incidents') return w.known(format.share(Number(says)))
  if (code === 'day-start') return format.hour(Number(says))
  if (code === 'threshold') {
    const [within, variant] = String(says).split(' ') as [string, keyof typeof words.variants]
    return w.within(format.seconds(Number(within)), words.variants[variant])
  }
  if (!Array.isArray(says)) return String(says)
  if (says.length === 0) return w.whole
  return w.lacks(says.map(code === 'fields' ? names.kpi : names.word).join(', '))
}
