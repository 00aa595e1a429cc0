import type { Text } from './text.ts'
import type { Variant } from './waits.ts'

/** One goal of an edition of an answer standard, as data. A new edition is a new entry. */
export interface Standard {
  id: string
  label: Text
  /** 0..1; null where the source states a threshold without a share. */
  share: number | null
  withinSeconds: number
  variant: Variant
  source: string
  /** Local date; null where it could not be read. */
  inForceFrom: string | null
  /** False where the threshold could not be read at the source itself. */
  verified: boolean
}

export const STANDARDS: readonly Standard[] = [
  {
    id: 'nena-020-15',
    label: { id: 'NENA 2020: 90 % dalam 15 dtk', en: 'NENA 2020: 90 % within 15 s' },
    share: 0.9,
    withinSeconds: 15,
    variant: 'negative',
    source: 'NENA-STA-020.1-2020 s2.2.1 (shall)',
    inForceFrom: null,
    verified: true
  },
  {
    id: 'nena-020-20',
    label: { id: 'NENA 2020: 95 % dalam 20 dtk', en: 'NENA 2020: 95 % within 20 s' },
    share: 0.95,
    withinSeconds: 20,
    variant: 'negative',
    source: 'NENA-STA-020.1-2020 s2.2.1 (should)',
    inForceFrom: null,
    verified: true
  },
  {
    id: 'uk-police-999',
    label: {
      id: 'Polisi Inggris 999: 90 % dalam kurang dari 10 dtk',
      en: 'UK police 999: 90 % in under 10 s'
    },
    share: 0.9,
    // "Under 10 s" in whole seconds is 9 s or less.
    withinSeconds: 9,
    variant: 'negative',
    source: 'UK Parliament HL1958: government target, from the transfer by BT until the force answers',
    inForceFrom: null,
    verified: true
  },
  {
    id: 'kominfo-16-2013',
    label: {
      id: 'Permenkominfo 16/2013: 90 % dalam 30 dtk (operator seluler, bukan aturan 112)',
      en: 'Permenkominfo 16/2013: 90 % within 30 s (mobile operators, not a 112 rule)'
    },
    share: 0.9,
    withinSeconds: 30,
    variant: 'kominfo',
    source: 'Permenkominfo 16/2013 Pasal 15(1); 90 %: an operator report of 2017, Pasal 14 not read',
    inForceFrom: null,
    verified: false
  },
  {
    id: 'polri-110',
    label: { id: 'Polri 110: 10 dtk', en: 'Polri 110: 10 s' },
    share: null,
    withinSeconds: 10,
    variant: 'negative',
    source: 'Kapolri to Komisi III DPR, 26 Jan 2026; a statement, no share was given',
    inForceFrom: '2026-01-26',
    verified: true
  }
]
