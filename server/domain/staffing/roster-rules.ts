import type { Text } from '../text.ts'

export const RULE_IDS = [
  'cover',
  'supervisor',
  'language',
  'one-shift',
  'rest',
  'days-in-a-row',
  'days-off',
  'weekly-hours',
  'most-hours',
  'least-hours',
  'nights-in-a-row',
  'most-nights',
  'weekends-off',
  'night-ban',
  'leave',
  'unavailable',
  'break'
] as const
export type RuleId = (typeof RULE_IDS)[number]

/** In what a break of a rule is counted. */
export type RuleUnit = 'people' | 'shifts' | 'days' | 'minutes'

/** A rule of the roster as data: how it is called, where it comes from, what bending it by one costs when none can be kept. */
export interface RosterRule {
  id: RuleId
  label: Text
  source: Text
  unit: RuleUnit
  /** Price of one unit where the cheapest relaxation is looked for; null: never bent. */
  weight: number | null
}

const OWN: Text = { id: 'aturan pusat sendiri', en: 'operating rule of the centre' }

function law(article: string, more: Text = { id: '', en: '' }): Text {
  const act = 'UU 13/2003 (UU 6/2023)'
  return { id: `${act} pasal ${article}${more.id}`, en: `${act}, article ${article}${more.en}` }
}

export const ROSTER_RULES: readonly RosterRule[] = [
  rule(
    'cover',
    'Kebutuhan petugas per sif',
    'People needed in each shift',
    { id: 'kebutuhan menurut rencana', en: 'the requirement of the plan' },
    'people',
    10
  ),
  rule('supervisor', 'Pengawas per sif', 'A supervisor in each shift', OWN, 'people', 5),
  rule('language', 'Penutur bahasa per sif', 'A speaker of each asked language', OWN, 'people', 5),
  rule('one-shift', 'Paling banyak satu sif sehari', 'One shift a day at the most', OWN, 'shifts', null),
  rule(
    'rest',
    'Istirahat antarsif',
    'Rest between two shifts',
    {
      id: 'aturan pusat: 11 jam, ILO R178 dan EU 2003/88 pasal 3',
      en: 'operating rule: 11 hours, ILO R178 and EU 2003/88 article 3'
    },
    'shifts',
    30
  ),
  rule(
    'days-in-a-row',
    'Hari kerja berturut-turut',
    'Days in a row',
    law('79 (2) b', { id: ': sehari libur dalam tujuh', en: ': one day of rest in seven' }),
    'days',
    40
  ),
  rule('days-off', 'Hari libur per minggu', 'Days off a week', law('79 (2) b'), 'days', 40),
  rule(
    'weekly-hours',
    'Jam kerja per minggu',
    'Hours a week',
    law('77 (2)', { id: '; PP 35/2021 pasal 21 dan 26', en: '; PP 35/2021, articles 21 and 26' }),
    'minutes',
    0.1
  ),
  rule(
    'most-hours',
    'Jam kerja paling banyak',
    'Most hours of the roster',
    { id: 'kontrak petugas', en: 'contract of the person' },
    'minutes',
    0.08
  ),
  rule(
    'least-hours',
    'Jam kerja paling sedikit',
    'Fewest hours of the roster',
    { id: 'kontrak petugas', en: 'contract of the person' },
    'minutes',
    0.04
  ),
  rule(
    'nights-in-a-row',
    'Malam berturut-turut',
    'Nights in a row',
    { id: 'aturan pusat: tiga, NIOSH 97-145', en: 'operating rule: three, NIOSH 97-145' },
    'shifts',
    20
  ),
  rule('most-nights', 'Malam paling banyak', 'Most nights of the roster', OWN, 'shifts', 20),
  rule('weekends-off', 'Akhir pekan libur', 'Weekends off', OWN, 'days', 15),
  rule(
    'night-ban',
    'Tidak bekerja malam',
    'No work at night',
    law('76', {
      id: ': di bawah 18 tahun, atau hamil menurut dokter, tidak 23.00–07.00',
      en: ': under 18, or pregnant on medical advice, not 23:00-07:00'
    }),
    'shifts',
    1000
  ),
  rule('leave', 'Cuti', 'Leave', law('79 (3)'), 'shifts', 200),
  rule(
    'unavailable',
    'Tidak dapat bertugas',
    'Not available',
    { id: 'dikatakan petugas', en: 'said by the person' },
    'shifts',
    100
  ),
  rule(
    'break',
    'Istirahat dalam sif',
    'Break within a shift',
    law('79 (2) a', { id: ': setengah jam setelah empat jam', en: ': half an hour after four hours' }),
    'minutes',
    null
  )
]

function rule(
  id: RuleId,
  indonesian: string,
  english: string,
  source: Text,
  unit: RuleUnit,
  weight: number | null
): RosterRule {
  return { id, label: { id: indonesian, en: english }, source, unit, weight }
}

/** @throws {RangeError} */
export function ruleOf(id: RuleId): RosterRule {
  const found = ROSTER_RULES.find((one) => one.id === id)
  if (found === undefined) throw new RangeError(`no rule ${id}`)
  return found
}

/** The numbers of the rules; null switches a rule off. */
export interface RuleSettings {
  /** From the end of a shift to the start of the next, minutes, 0..720. */
  minRestMinutes: number
  maxDaysInARow: number | null
  /** Of a calendar week, Monday to Sunday. */
  minDaysOffPerWeek: number
  weeklyMinutes: number | null
  maxNightsInARow: number | null
  /** Of the whole roster. */
  maxNights: number | null
  /** Whole weekends (Saturday and Sunday) without a shift that begins on them, of the whole roster. */
  minWeekendsOff: number
  breakAfterMinutes: number
  breakMinutes: number
  /** Minutes after midnight; who is barred from night work has no shift that touches it. */
  nightFromMinute: number
  nightUntilMinute: number
}

/** Defaults by law and usual practice (see `ROSTER_RULES`); civil servants and contract staff may have others. */
export const DEFAULT_SETTINGS: RuleSettings = {
  minRestMinutes: 660,
  maxDaysInARow: 6,
  minDaysOffPerWeek: 1,
  weeklyMinutes: 2400,
  maxNightsInARow: 3,
  maxNights: null,
  minWeekendsOff: 1,
  breakAfterMinutes: 240,
  breakMinutes: 30,
  nightFromMinute: 1380,
  nightUntilMinute: 420
}
