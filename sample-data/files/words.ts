import type { Language } from '../world/callers.ts'
import type { Category, Disposition } from '../world/kinds.ts'
import type { Call } from '../world/queue.ts'

/** Words of the exports; site.yaml maps them back. */
export const OUTCOME_WORDS: Record<Call['outcome'], string> = {
  answered: 'DIJAWAB',
  abandoned: 'DITINGGALKAN',
  'cut-off': 'TERPUTUS'
}

export const DISPOSITION_WORDS: Record<Disposition, string> = {
  emergency: 'DARURAT',
  'non-emergency': 'NON DARURAT',
  information: 'INFORMASI',
  prank: 'PRANK',
  ghost: 'GHOST',
  silent: 'SILENT',
  test: 'UJI COBA'
}

export const CATEGORY_WORDS: Record<Category, string> = {
  medical: 'MEDIS',
  fire: 'KEBAKARAN',
  security: 'KEAMANAN',
  accident: 'KECELAKAAN',
  disaster: 'BENCANA',
  other: 'LAINNYA'
}

export const LANGUAGE_WORDS: Record<Language, string> = {
  id: 'INDONESIA',
  en: 'INGGRIS',
  zh: 'MANDARIN',
  ja: 'JEPANG',
  ar: 'ARAB'
}
