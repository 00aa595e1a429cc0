import { COMMONWEALTH } from './standards/commonwealth.ts'
import { INDONESIA } from './standards/indonesia.ts'
import { NFPA, NFPA_1710 } from './standards/nfpa.ts'
import { NORTH_AMERICA } from './standards/north-america.ts'
import { atMostSeconds, type Goal, shareWithin, type Standard } from './standards/standard.ts'
import type { Text } from './text.ts'
import type { Variant } from './waits.ts'

/** Every published standard that is known here; the threshold of none is invented, and each names its source. */
export const STANDARDS: readonly Standard[] = [...INDONESIA, ...NORTH_AMERICA, ...NFPA, ...NFPA_1710, ...COMMONWEALTH]

/** A goal of an answer standard told alone, for pages with room for few. */
export interface HeadlineGoal {
  id: string
  /** The standard that it is a goal of. */
  standard: string
  family: string
  label: Text
  share: number | null
  withinSeconds: number
  variant: Variant
  source: string
  inForceFrom: string | null
  verified: boolean
}

/** The goals of the answer standards that every page may draw. */
export function headlineGoals(): HeadlineGoal[] {
  return STANDARDS.filter(({ isHeadline }) => isHeadline === true).flatMap((standard) =>
    standard.goals.map((goal) => ({
      id: goal.id,
      standard: standard.id,
      family: standard.family,
      label: goalLabel(standard, goal),
      share: goal.share,
      withinSeconds: atMostSeconds(goal),
      variant: standard.variant,
      source: `${standard.source}${goal.level === undefined ? '' : ` (${goal.level})`}`,
      inForceFrom: standard.inForceFrom,
      verified: standard.verified
    }))
  )
}

/** @example goalLabel(nena, goal).en // 'NENA 2020: 90 % within 15 s' */
function goalLabel(standard: Standard, { op, seconds, share }: Goal): Text {
  const part = share === null ? '' : `${Math.round(share * 100)} % `
  const id = op === '<' ? 'dalam kurang dari' : 'dalam'
  const en = op === '<' ? 'in under' : 'within'
  return {
    id: `${standard.label.id}: ${part}${share === null ? '' : `${id} `}${seconds} dtk`,
    en: `${standard.label.en}: ${part}${share === null ? '' : `${en} `}${seconds} s`
  }
}

const OWN = {
  issuer: '',
  edition: null,
  year: null,
  clause: null,
  measuredAs: null,
  variant: 'negative',
  period: 'month',
  inForceFrom: null,
  inForceUntil: null,
  supersededBy: null,
  force: 'own',
  verified: true
} as const
const OWN_NOTE: Text = {
  id: 'Target pusat ini sendiri (site.yaml, targets). Periodenya tidak dinyatakan di sana; dinilai per bulan.',
  en: "The centre's own target (site.yaml, targets). No period is stated there; it is judged by the month."
}

/** The centre's own targets as standards, so that they are judged like every other. */
export function ownStandards(targets: {
  serviceLevel?: { share: number; within_s: number }
  responseP90?: { seconds: number }
}): Standard[] {
  const { serviceLevel, responseP90 } = targets
  const own: Standard[] = []
  if (serviceLevel !== undefined) {
    own.push({
      ...OWN,
      id: 'own-answer',
      family: 'own-answer',
      label: { id: 'Target sendiri: jawab', en: 'Own target: answer' },
      start: { id: 'panggilan sampai di pusat panggilan', en: 'call reaches the centre' },
      stop: { id: 'dijawab operator', en: 'answered by an operator' },
      measure: { of: 'calls' },
      goals: [shareWithin('own-answer', serviceLevel.share, serviceLevel.within_s)],
      source: 'site.yaml: targets.serviceLevel',
      note: OWN_NOTE
    })
  }
  if (responseP90 !== undefined) {
    own.push({
      ...OWN,
      id: 'own-response',
      family: 'own-response',
      label: { id: 'Target sendiri: tanggap', en: 'Own target: response' },
      start: { id: 'laporan diterima', en: 'report received' },
      stop: { id: 'unit pertama tiba di lokasi', en: 'first unit on scene' },
      measure: { of: 'incidents', interval: 'response' },
      goals: [shareWithin('own-response', 0.9, responseP90.seconds)],
      source: 'site.yaml: targets.responseP90',
      note: OWN_NOTE
    })
  }
  return own
}

/** A threshold that the reader asks about: no standard, no share, no verdict. */
export function askedStandard(seconds: number): Standard {
  return {
    ...OWN,
    id: 'asked',
    family: 'asked',
    label: { id: 'Batas yang ditanyakan', en: 'Threshold asked about' },
    start: { id: 'panggilan sampai di pusat panggilan', en: 'call reaches the centre' },
    stop: { id: 'dijawab operator', en: 'answered by an operator' },
    measure: { of: 'calls' },
    goals: [shareWithin('asked', null, seconds)],
    period: null,
    source: 'within',
    note: null
  }
}
