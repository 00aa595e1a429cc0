import type { Text } from './text.ts'

/** What a call turned out to be, as typed by the operator. Words seen in Indonesian centres: domain notes 4.2. */
export interface Disposition {
  id: string
  label: Text
  /** Counts as a valid call: a real report, not prank, ghost, silent, test or a question. */
  valid: boolean
  emergency: boolean
}

export const DISPOSITIONS: readonly Disposition[] = [
  { id: 'emergency', label: { id: 'Darurat', en: 'Emergency' }, valid: true, emergency: true },
  { id: 'non-emergency', label: { id: 'Non-darurat', en: 'Non-emergency' }, valid: true, emergency: false },
  { id: 'false', label: { id: 'Laporan palsu', en: 'False report' }, valid: true, emergency: false },
  { id: 'information', label: { id: 'Informasi', en: 'Information' }, valid: false, emergency: false },
  { id: 'prank', label: { id: 'Prank', en: 'Prank' }, valid: false, emergency: false },
  { id: 'ghost', label: { id: 'Ghost (diam)', en: 'Ghost' }, valid: false, emergency: false },
  { id: 'silent', label: { id: 'Silent (sunyi)', en: 'Silent' }, valid: false, emergency: false },
  { id: 'test', label: { id: 'Uji coba', en: 'Test' }, valid: false, emergency: false },
  { id: 'unrecorded', label: { id: 'Tidak tercatat', en: 'Not recorded' }, valid: false, emergency: false }
]

/** How a call ended. `menu` and `excluded` calls were never offered to the centre's operators. */
export interface Outcome {
  id: string
  label: Text
  offered: boolean
}

export const OUTCOMES: readonly Outcome[] = [
  { id: 'answered', label: { id: 'Dijawab', en: 'Answered' }, offered: true },
  { id: 'abandoned', label: { id: 'Ditinggalkan penelepon', en: 'Abandoned' }, offered: true },
  { id: 'cut-off', label: { id: 'Terputus sebelum antrean', en: 'Cut off before the queue' }, offered: true },
  { id: 'menu', label: { id: 'Berhenti di menu suara', en: 'Gave up in the voice menu' }, offered: false },
  { id: 'excluded', label: { id: 'Tidak dihitung', en: 'Not counted' }, offered: false }
]

/** The kinds of emergency of Palembang's 112; a site may name its own in site.yaml. */
export interface Category {
  id: string
  label: Text
}

export const CATEGORIES: readonly Category[] = [
  { id: 'medical', label: { id: 'Medis', en: 'Medical' } },
  { id: 'fire', label: { id: 'Kebakaran', en: 'Fire' } },
  { id: 'security', label: { id: 'Keamanan', en: 'Security' } },
  { id: 'accident', label: { id: 'Kecelakaan', en: 'Accident' } },
  { id: 'disaster', label: { id: 'Bencana', en: 'Disaster' } },
  { id: 'other', label: { id: 'Lainnya', en: 'Other' } }
]

/** What an operator's time is: `ready` = on duty and not paused (handling calls included), `pause`. */
export const OPERATOR_STATES = ['ready', 'pause'] as const
