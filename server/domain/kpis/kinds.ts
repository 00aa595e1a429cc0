import { counted, defined, definedByReadings, type Kpi, OWN, type Reading } from './kpi.ts'
import type { CallSumName } from '../sums.ts'
import type { Text } from '../text.ts'

/** A caller rings again if the call before came at most this long ago, seconds. */
export const REPEAT_WITHIN_S = 1800
/** The same as Surabaya's analysts count it, seconds. */
const REPEAT_WITHIN_SURABAYA_S = 120

const UNTYPED = {
  id: 'Panggilan yang tidak dijawab; yang jenisnya tidak dicatat hanya ada di penyebut.',
  en: 'Unanswered calls; those not typed are in the denominator alone.'
}
const ANSWERED = { id: 'panggilan dijawab', en: 'calls answered' }
const OFFERED = { id: 'panggilan masuk', en: 'calls offered' }
const TYPED = ['disposition']

/** A share of kinds of call, of the answered or of all that came in. */
function shareOfKind(of: CallSumName, numerator: Text, symbols: string, sources: [string, string]): [Reading, Reading] {
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
    needs: TYPED
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

const WITHOUT_INFORMATION = {
  id: 'without-information',
  name: { id: 'tanpa permintaan informasi', en: 'without requests for information' },
  change: { id: 'Permintaan informasi bukan panggilan valid.', en: 'A request for information is no valid call.' }
}
const WITH_INFORMATION = {
  id: 'with-information',
  name: { id: 'dengan permintaan informasi', en: 'with requests for information' },
  change: { id: 'Permintaan informasi ikut dihitung valid.', en: 'A request for information counts as valid.' }
}
const VALID = { id: 'darurat + non-darurat + laporan palsu', en: 'emergency + non-emergency + false report' }
const VALID_TOO = { id: `${VALID.id} + informasi`, en: `${VALID.en} + information` }
const NOT_VALID = {
  id: 'Prank, ghost, silent, uji coba, informasi, dan yang tidak dicatat.',
  en: 'Prank, ghost, silent, test, information and calls not typed.'
}
const NOT_VALID_TOO = {
  id: 'Prank, ghost, silent, uji coba, dan yang tidak dicatat.',
  en: 'Prank, ghost, silent, test and calls not typed.'
}
const SURABAYA = 'Surabaya 112 (export columns: prank, ghost and silent are "Tidak Valid")'

/** Answered calls by what they turned out to be. */
export const KINDS: readonly Kpi[] = [
  definedByReadings(
    {
      id: 'valid',
      label: { id: 'Panggilan valid', en: 'Valid calls' },
      meaning: {
        id: 'Panggilan dijawab yang bukan prank, ghost, silent, atau uji coba; permintaan informasi menurut pembacaannya.',
        en: 'Answered calls that were not prank, ghost, silent or test; requests for information as the reading says.'
      },
      unit: 'calls',
      better: 'neither'
    },
    {
      ...WITHOUT_INFORMATION,
      formula: VALID,
      symbols: 'D_emergency + D_non-emergency + D_false',
      ...counted(VALID),
      excluded: NOT_VALID,
      source: OWN,
      measure: { kind: 'calls', of: 'valid' },
      needs: TYPED
    },
    {
      ...WITH_INFORMATION,
      formula: VALID_TOO,
      symbols: 'D_emergency + D_non-emergency + D_false + D_information',
      ...counted(VALID_TOO),
      excluded: NOT_VALID_TOO,
      source: SURABAYA,
      measure: { kind: 'calls', of: 'valid_with_information' },
      needs: TYPED
    }
  ),
  defined(
    {
      id: 'emergency',
      label: { id: 'Panggilan darurat', en: 'Emergency calls' },
      meaning: {
        id: 'Panggilan dijawab yang dicatat operator sebagai darurat.',
        en: 'Answered calls that the operator typed as an emergency.'
      },
      unit: 'calls',
      better: 'neither'
    },
    {
      formula: { id: 'jumlah panggilan berjenis darurat', en: 'count of answered calls typed emergency' },
      symbols: 'D_emergency',
      ...counted({ id: 'panggilan dijawab berjenis darurat', en: 'answered calls typed emergency' }),
      excluded: { id: 'Semua jenis lain.', en: 'Every other kind.' },
      source: OWN,
      measure: { kind: 'calls', of: 'emergency' },
      needs: TYPED
    }
  ),
  definedByReadings(
    {
      id: 'validShare',
      label: { id: 'Rasio valid', en: 'Valid share' },
      meaning: {
        id: 'Bagian panggilan dijawab yang valid.',
        en: 'Share of the answered calls that were valid.'
      },
      unit: 'share',
      better: 'higher'
    },
    {
      ...WITHOUT_INFORMATION,
      formula: { id: `(${VALID.id}) / dijawab`, en: `(${VALID.en}) / answered` },
      symbols: '(D_emergency + D_non-emergency + D_false) / A',
      numerator: VALID,
      denominator: ANSWERED,
      excluded: NOT_VALID,
      source: OWN,
      measure: { kind: 'share', of: 'valid', per: 'answered' },
      needs: TYPED
    },
    {
      ...WITH_INFORMATION,
      formula: { id: `(${VALID_TOO.id}) / dijawab`, en: `(${VALID_TOO.en}) / answered` },
      symbols: '(D_emergency + D_non-emergency + D_false + D_information) / A',
      numerator: VALID_TOO,
      denominator: ANSWERED,
      excluded: NOT_VALID_TOO,
      source: SURABAYA,
      measure: { kind: 'share', of: 'valid_with_information', per: 'answered' },
      needs: TYPED
    },
    {
      id: 'emergency-only',
      name: { id: 'darurat saja', en: 'emergencies only' },
      change: { id: 'Hanya laporan darurat yang dihitung.', en: 'Only emergencies are counted.' },
      formula: { id: 'darurat / dijawab', en: 'emergency / answered' },
      symbols: 'D_emergency / A',
      numerator: { id: 'panggilan darurat', en: 'emergency calls' },
      denominator: ANSWERED,
      excluded: { id: 'Semua jenis lain.', en: 'Every other kind.' },
      source: 'Kabupaten Purworejo, gatra news-603194 (real reports of answered calls, 2022-2024)',
      measure: { kind: 'share', of: 'emergency', per: 'answered' },
      needs: TYPED
    }
  ),
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
    ...shareOfKind('ghost', { id: '(ghost + silent)', en: '(ghost + silent)' }, '(D_ghost + D_silent)', [
      'Kabupaten Purworejo, gatra news-603194 (ghost of answered, 2022-2024)',
      OWN
    ])
  ),
  definedByReadings(
    {
      id: 'prankShare',
      label: { id: 'Rasio prank', en: 'Prank share' },
      meaning: { id: 'Bagian panggilan yang ternyata iseng.', en: 'Share of calls that were jokes or abuse.' },
      unit: 'share',
      better: 'lower'
    },
    ...shareOfKind('prank', { id: 'prank', en: 'prank' }, 'D_prank', [
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
  ),
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
