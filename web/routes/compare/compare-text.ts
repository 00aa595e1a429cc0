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

/** Centres of which the same is so, in one line. */
export function saysLines(
  { code, centres }: Warning,
  nameOf: (centre: string) => string,
  names: Names,
  drawing: Drawing
) {
  const lines: { text: string; at: string[] }[] = []
  for (const { centre, says } of centres) {
    const text = saysText(code, says, names, drawing)
    const line = lines.find((each) => each.text === text)
    if (line) line.at.push(nameOf(centre))
    else lines.push({ text, at: [nameOf(centre)] })
  }
  return lines
}

/** The query with other centres chosen; none chosen is a choice too. */
export function withCentres(query: URLSearchParams, chosen: readonly string[]): URLSearchParams {
  const next = new URLSearchParams(query)
  next.delete('centres')
  for (const each of chosen.length === 0 ? [''] : chosen) next.append('centres', each)
  return next
}
