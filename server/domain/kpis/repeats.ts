import type { Text } from '../text.ts'
import { definedByReadings, type Kpi, OWN, type Reading } from './kpi.ts'

/** A caller rings again if the call before came at most this long ago, seconds. */
export const REPEAT_WITHIN_S = 1800
/** The same as Surabaya's analysts count it, seconds. */
const REPEAT_WITHIN_SURABAYA_S = 120

/** Callers who ring again. */
export const REPEATS: readonly Kpi[] = [
  definedByReadings(
    {
      id: 'repeatCallers',
      label: { id: 'Panggilan berulang', en: 'Repeat calls' },
      meaning: {
        id: 'Bagian panggilan masuk bernomor yang nomornya baru saja menelepon.',
        en: 'Share of the offered calls with a number whose number had called shortly before.'
      },
      unit: 'share',
      better: 'lower'
    },
    repeats('within-30-min', REPEAT_WITHIN_S, { id: '30 menit', en: '30 min' }, OWN),
    repeats(
      'within-2-min',
      REPEAT_WITHIN_SURABAYA_S,
      { id: '2 menit', en: '2 min' },
      'Surabaya 112 (one number within 2 minutes is the same caller ringing again)'
    )
  )
]

function repeats(id: string, within: number, time: Text, source: string): Reading {
  return {
    id,
    name: { id: `dalam ${time.id}`, en: `within ${time.en}` },
    change: {
      id: `Panggilan sebelumnya paling lama ${time.id} yang lalu.`,
      en: `The call before came at most ${time.en} ago.`
    },
    formula: {
      id: `panggilan berulang ≤ ${time.id} / panggilan bernomor`,
      en: `calls again within ${time.en} / calls with a number`
    },
    symbols: `O_(gap ≤ ${within} s) / O_(number known)`,
    numerator: {
      id: `panggilan yang nomornya menelepon paling lama ${time.id} sebelumnya`,
      en: `calls whose number had called at most ${time.en} before`
    },
    denominator: { id: 'panggilan masuk dengan nomor', en: 'offered calls with a number' },
    excluded: {
      id: 'Panggilan tanpa nomor atau bernomor tersembunyi.',
      en: 'Calls without a number, or with one withheld.'
    },
    source,
    measure: { kind: 'repeat', within },
    needs: ['caller']
  }
}
