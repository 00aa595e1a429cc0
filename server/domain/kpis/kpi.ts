import type { IntervalId } from '../intervals.ts'
import type { CallSumName, IncidentSumName, TimeSumName } from '../sums.ts'
import type { Text } from '../text.ts'
import type { Variant } from '../waits.ts'

/** `ratio`: incidents a call; `per-hour`: calls an operator-hour; `erlang`: calls in hand at once; `lines`: trunks. */
export const UNITS = [
  'calls',
  'incidents',
  'share',
  'seconds',
  'callers',
  'ratio',
  'per-hour',
  'erlang',
  'lines'
] as const
export type Unit = (typeof UNITS)[number]

/** What numerator and denominator of a figure are counted in: calls, incidents, or time. */
export const BASES = ['calls', 'incidents', 'seconds', 'hours'] as const
export type CountedIn = (typeof BASES)[number]

/** How a KPI is formed from what can be added: counts, seconds and histograms. */
export type Measure =
  | { kind: 'calls'; of: CallSumName }
  | { kind: 'incidents'; of: IncidentSumName }
  /** `less` is taken from both sides. */
  | { kind: 'share'; of: CallSumName; per: CallSumName; less?: CallSumName }
  | { kind: 'mean'; of: CallSumName; per: CallSumName }
  | { kind: 'wait'; p: number }
  | { kind: 'interval'; of: IntervalId; p: number }
  /** Without a variant or a threshold (seconds): those that were asked for. */
  | { kind: 'serviceLevel'; variant?: Variant; within?: number }
  | { kind: 'repeat'; within: number }
  /** Seconds of operators over seconds of operators. */
  | { kind: 'time'; of: TimeSumName; per: TimeSumName }
  | { kind: 'callsPerHour' }
  | { kind: 'load' }
  | { kind: 'busyHour' }
  /** Lines for twice the busiest hour. */
  | { kind: 'trunks' }
  | { kind: 'tickets'; per: CallSumName }

/** One way of reading a KPI: all that two published definitions of it may differ in. */
export interface Reading {
  id: string
  name: Text
  /** What sets it apart from the other readings, in one sentence. */
  change: Text
  /** In words. */
  formula: Text
  /** In the symbols of SYMBOLS. */
  symbols: string
  numerator: Text
  denominator: Text
  /** What is left out. */
  excluded: Text
  /** Clause, paper or manual; OWN where the definition is our own. */
  source: string
  measure: Measure
  /**
   * Canonical fields without which the export cannot tell it, of the calls or of the incidents; `outcome:cut-off` and
   * `disposition:ghost|silent`: one of these words.
   */
  needs: readonly string[]
}

/** A KPI as its first reading defines it, which holds unless another edition is asked for or in force. */
export interface Kpi extends Omit<Reading, 'id' | 'name' | 'change'> {
  id: KpiId
  label: Text
  /** One sentence that a duty manager and a ministry would both sign. */
  meaning: Text
  unit: Unit
  better: 'higher' | 'lower' | 'neither'
  readings: readonly [Reading, ...Reading[]]
}

/** Said as the source of what was read nowhere. */
export const OWN = 'own definition'

/** The letters of the formulas; A_T, A, O, B, B_T and S as in the literature on service levels. */
export const SYMBOLS: readonly { symbol: string; meaning: Text }[] = [
  { symbol: 'O', meaning: { id: 'panggilan masuk', en: 'calls offered' } },
  { symbol: 'A', meaning: { id: 'panggilan dijawab', en: 'calls answered' } },
  { symbol: 'A_T', meaning: { id: 'dijawab dalam T detik', en: 'answered within T seconds' } },
  { symbol: 'B', meaning: { id: 'ditinggalkan di antrean', en: 'abandoned in the queue' } },
  { symbol: 'B_T', meaning: { id: 'berakhir tanpa dijawab dalam T detik', en: 'ended unanswered within T seconds' } },
  { symbol: 'C', meaning: { id: 'terputus sebelum antrean', en: 'cut off before the queue' } },
  { symbol: 'S', meaning: { id: 'berakhir tanpa dijawab dalam 5 detik', en: 'ended unanswered within 5 seconds' } },
  {
    symbol: 'S_B',
    meaning: { id: 'ditinggalkan di antrean dalam 5 detik', en: 'abandoned in the queue within 5 seconds' }
  },
  { symbol: 'D_x', meaning: { id: 'panggilan dijawab berjenis x', en: 'answered calls of kind x' } },
  { symbol: 'w, t, h', meaning: { id: 'detik tunggu, bicara, penanganan', en: 'seconds of wait, talk, handling' } },
  { symbol: 'R, H', meaning: { id: 'detik operator siaga, menangani', en: 'operator seconds on duty, handling' } },
  { symbol: 'L, P', meaning: { id: 'detik operator masuk sistem, jeda', en: 'operator seconds signed in, paused' } },
  {
    symbol: 'J, X_J',
    meaning: {
      id: 'detik menurut jadwal, dan bagian X di dalamnya',
      en: 'seconds rostered, and what of X lies in them'
    }
  },
  { symbol: 'I', meaning: { id: 'kejadian', en: 'incidents' } },
  { symbol: 'x_(k)', meaning: { id: 'nilai terkecil ke-k', en: 'k-th smallest value' } }
]

export const KPI_IDS = [
  'offered',
  'connected',
  'answered',
  'abandoned',
  'valid',
  'emergency',
  'dispatched',
  'arrived',
  'answerRate',
  'abandonRate',
  'serviceLevel',
  'waitMean',
  'waitP50',
  'waitP90',
  'waitP95',
  'waitP99',
  'talkMean',
  'handleMean',
  'ghostShare',
  'prankShare',
  'invalidShare',
  'transferRate',
  'repeatCallers',
  'occupancy',
  'processingP90',
  'dispatchP90',
  'turnoutP90',
  'travelP90',
  'responseP90',
  'cutOff',
  'cutOffRate',
  'validShare',
  'busyHour',
  'callsPerOperatorHour',
  'offeredLoad',
  'incidents',
  'ticketRate',
  'alarmP90',
  'sceneP90',
  'ticketP50',
  'utilisation',
  'shrinkage',
  'adherence',
  'openIncidents',
  'trunks'
] as const
export type KpiId = (typeof KPI_IDS)[number]

/** A KPI of one reading needs no name for it. */
type Only = Omit<Reading, 'id' | 'name' | 'change'>
type About = Pick<Kpi, 'id' | 'label' | 'meaning' | 'unit' | 'better'>

const STANDARD = {
  id: 'standard',
  name: { id: 'Definisi tunggal', en: 'Only definition' },
  change: { id: 'Tidak ada pembacaan lain.', en: 'There is no other reading.' }
}

/** A KPI that is read in one way only. */
export function defined(about: About, reading: Only): Kpi {
  return { ...about, ...reading, readings: [{ ...STANDARD, ...reading }] }
}

/** A KPI of which several readings are published; the first is the one that holds by itself. */
export function definedByReadings(about: About, first: Reading, ...others: Reading[]): Kpi {
  const { id: _id, name: _name, change: _change, ...reading } = first
  return { ...about, ...reading, readings: [first, ...others] }
}

/** Numerator and denominator of a plain count. */
export function counted(what: Text): Pick<Reading, 'numerator' | 'denominator'> {
  return { numerator: what, denominator: { id: 'tidak ada: ini hitungan', en: 'none: this is a count' } }
}

/** Needs of what counts calls by kind: the kind, and a word for at least one of those counted. */
export function typedAs(...words: string[]): readonly string[] {
  return ['disposition', `disposition:${words.join('|')}`]
}

export const NOTHING: Text = { id: 'Tidak ada.', en: 'Nothing.' }
