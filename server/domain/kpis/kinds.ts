import { defined, definedByReadings, type Kpi, OWN, type Reading, typedAs } from './kpi.ts'
import { SURABAYA } from './validity.ts'
import type { CallSumName } from '../sums.ts'
import type { Text } from '../text.ts'

const UNTYPED = {
  id: 'Panggilan yang tidak dijawab; yang jenisnya tidak dicatat hanya ada di penyebut.',
  en: 'Unanswered calls; those not typed are in the denominator alone.'
}
const ANSWERED = { id: 'panggilan dijawab', en: 'calls answered' }
const OFFERED = { id: 'panggilan masuk', en: 'calls offered' }

/** A share of kinds of call, of the answered or of all that came in. */
function shareOfKind(
  of: CallSumName,
  words: readonly string[],
  numerator: Text,
  symbols: string,
  sources: [string, string]
): [Reading, Reading] {
  const reading = (id: string, per: 'answered' | 'offered', denominator: Text, name: Text, change: Text, i: 0 | 1) => ({
    id,
    name,
    change,
    formula: { id: `${numerator.id} / ${denominator.id}`, en: `${numerator.en} / ${denominator.en}` },
    symbols: `${symbols} / ${per === 'answered' ? 'A' : 'O'}`,
    numerator,
    denominator,
    excluded: UNTYPED,
    source: sources[i],
    measure: { kind: 'share' as const, of, per },
    needs: typedAs(...words)
  })
  return [
    reading(
      'of-answered',
      'answered',
      ANSWERED,
      { id: 'dari dijawab', en: 'of answered' },
      {
        id: 'Hanya panggilan yang dijawab ada di penyebut.',
        en: 'Only answered calls are in the denominator.'
      },
      0
    ),
    reading(
      'of-offered',
      'offered',
      OFFERED,
      { id: 'dari masuk', en: 'of offered' },
      {
        id: 'Semua panggilan masuk ada di penyebut, juga yang tidak dijawab.',
        en: 'All offered calls are in the denominator, unanswered ones too.'
      },
      1
    )
  ]
}

/** Shares of the calls by what they turned out to be. */
export const KINDS: readonly Kpi[] = [
  definedByReadings(
    {
      id: 'ghostShare',
      label: { id: 'Rasio ghost', en: 'Ghost share' },
      meaning: {
        id: 'Bagian panggilan yang dijawab tetapi peneleponnya hanya diam (ghost dan silent).',
        en: 'Share of calls that were answered and whose caller said nothing (ghost and silent).'
      },
      unit: 'share',
      better: 'lower'
    },
    ...shareOfKind(
      'ghost',
      ['ghost', 'silent'],
      { id: '(ghost + silent)', en: '(ghost + silent)' },
      '(D_ghost + D_silent)',
      ['Kabupaten Purworejo, gatra news-603194 (ghost of answered, 2022-2024)', OWN]
    )
  ),
  definedByReadings(
    {
      id: 'prankShare',
      label: { id: 'Rasio prank', en: 'Prank share' },
      meaning: { id: 'Bagian panggilan yang ternyata iseng.', en: 'Share of calls that were jokes or abuse.' },
      unit: 'share',
      better: 'lower'
    },
    ...shareOfKind('prank', ['prank'], { id: 'prank', en: 'prank' }, 'D_prank', [
      'Kabupaten Purworejo, gatra news-603194 (prank of answered, 2022-2024)',
      'Jakarta 112, 2024 (prank of calls that came in)'
    ])
  ),
  definedByReadings(
    {
      id: 'invalidShare',
      label: { id: 'Rasio tidak valid', en: 'Invalid share' },
      meaning: {
        id: 'Bagian panggilan yang prank, ghost, atau silent, seperti dihitung Surabaya.',
        en: 'Share of calls that were prank, ghost or silent, as Surabaya counts them.'
      },
      unit: 'share',
      better: 'lower'
    },
    ...shareOfKind(
      'invalid',
      ['prank', 'ghost', 'silent'],
      { id: '(prank + ghost + silent)', en: '(prank + ghost + silent)' },
      '(D_prank + D_ghost + D_silent)',
      [SURABAYA, 'Kota Semarang, 2025 (prank and ghost of calls that came in)']
    )
  ),
  defined(
    {
      id: 'transferRate',
      label: { id: 'Tingkat pengalihan', en: 'Transfer rate' },
      meaning: {
        id: 'Bagian panggilan dijawab yang dialihkan.',
        en: 'Share of the answered calls that were transferred.'
      },
      unit: 'share',
      better: 'neither'
    },
    {
      formula: { id: 'dialihkan / dijawab', en: 'transferred / answered' },
      symbols: 'A_transferred / A',
      numerator: { id: 'panggilan dijawab yang dialihkan', en: 'answered calls that were transferred' },
      denominator: ANSWERED,
      excluded: { id: 'Panggilan yang tidak dijawab.', en: 'Unanswered calls.' },
      source: 'Asterisk queue_log (BLINDTRANSFER, ATTENDEDTRANSFER)',
      measure: { kind: 'share', of: 'transferred', per: 'answered' },
      needs: ['transferred']
    }
  )
]
