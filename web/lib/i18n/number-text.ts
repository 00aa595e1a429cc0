import type { Language } from '#domain/text.ts'

const MARKS: Record<Language, { group: string; decimal: string }> = {
  id: { group: '.', decimal: ',' },
  en: { group: ',', decimal: '.' }
}

/** As many digits as a number holds exactly. */
const MOST_DIGITS = 15
const THOUSANDS = /\B(?=(?:\d{3})+$)/g

/**
 * A number as `Intl` writes it: thousands in groups, halves rounded away from zero as they are read in decimals, no sign
 * before a zero. Written by ourselves, because the first formatter of a browser takes as long as drawing a page does.
 *
 * @param fewest decimals that are written even if they are zero
 * @param most decimals that are written at most
 * @returns null where `Intl` has to write it: no number, or one of more than 15 digits
 * @example numberText(22021.55, 'id', 0, 1) // '22.021,6'
 */
export function numberText(value: number, language: Language, fewest: number, most: number): string | null {
  const [, whole, decimals = ''] = /^(\d+)(?:\.(\d+))?$/.exec(String(Math.abs(value))) ?? []
  if (whole === undefined || whole.length + most > MOST_DIGITS) return null
  const rounded = roundedAt(whole, decimals, most)
  const end = rounded.length - most
  const shown = withoutZeros(rounded.slice(end), fewest)
  const { group, decimal } = MARKS[language]
  const sign = value < 0 && Number(rounded) !== 0 ? '-' : ''
  const text = sign + rounded.slice(0, end).replace(THOUSANDS, group)
  return shown === '' ? text : text + decimal + shown
}

/** All digits of the rounded number, the last `most` of them decimals, one at least before them. */
function roundedAt(whole: string, decimals: string, most: number): string {
  const kept = whole + decimals.slice(0, most).padEnd(most, '0')
  const isUp = (decimals[most] ?? '0') >= '5'
  return String(Number(kept) + (isUp ? 1 : 0)).padStart(whole.length + most, '0')
}

function withoutZeros(decimals: string, fewest: number): string {
  let end = decimals.length
  while (end > fewest && decimals[end - 1] === '0') end--
  return decimals.slice(0, end)
}
