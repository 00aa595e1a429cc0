import { counted, defined, definedByReadings, type Kpi, OWN, typedAs } from './kpi.ts'

const VALID_KINDS = ['emergency', 'non-emergency', 'false']
const TYPED = typedAs(...VALID_KINDS)
const TYPED_TOO = typedAs(...VALID_KINDS, 'information')
const ANSWERED = { id: 'panggilan dijawab', en: 'calls answered' }
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
export const SURABAYA = 'Surabaya 112 (export columns: prank, ghost and silent are "Tidak Valid")'

/** Calls that were real, as the operators typed them. */
export const VALIDITY: readonly Kpi[] = [
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
      needs: TYPED_TOO
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
      needs: typedAs('emergency')
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
      needs: TYPED_TOO
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
      needs: typedAs('emergency')
    }
  )
]
