import type { IntervalId } from '../intervals.ts'
import type { Text } from '../text.ts'
import { defined, type Kpi, type KpiId, OWN } from './kpi.ts'

function percentileOf(id: KpiId, of: IntervalId, p: 0.5 | 0.9, label: Text, from: Text, source = OWN): Kpi {
  const name = `P${p * 100}`
  return defined(
    {
      id,
      label: { id: `${label.id} ${name}`, en: `${label.en} ${name}` },
      meaning: {
        id: `${p * 100} % kejadian memerlukan paling lama selama ini ${from.id}.`,
        en: `${p * 100} % of the incidents took this long or less ${from.en}.`
      },
      unit: 'seconds',
      better: 'lower'
    },
    {
      formula: {
        id: `persentil ${p * 100}, peringkat terdekat (nearest rank), kejadian yang kedua capnya ada`,
        en: `${p * 100}th percentile, nearest rank, incidents that carry both stamps`
      },
      symbols: `x_(k), k = ⌈${p} · I⌉`,
      numerator: {
        id: `lama kejadian ke-⌈${p} · n⌉ dari yang terpendek`,
        en: `time of the ⌈${p} · n⌉-th incident from the shortest`
      },
      denominator: { id: 'n = kejadian yang kedua capnya ada', en: 'n = incidents that carry both stamps' },
      excluded: {
        id: 'Kejadian yang salah satu capnya tidak ada atau tidak berurutan.',
        en: 'Incidents that lack one of the stamps or carry them out of order.'
      },
      source,
      measure: { kind: 'interval', of, p },
      needs: [of]
    }
  )
}

/** How long the stages of an incident took. */
export const STAGES: readonly Kpi[] = [
  percentileOf(
    'processingP90',
    'processing',
    0.9,
    { id: 'Pencatatan laporan', en: 'Call processing' },
    { id: 'sejak laporan diterima sampai diteruskan', en: 'from the report being received until it was passed on' }
  ),
  percentileOf(
    'dispatchP90',
    'dispatch',
    0.9,
    { id: 'Penugasan', en: 'Dispatch' },
    {
      id: 'sejak diteruskan sampai unit pertama ditugaskan',
      en: 'from being passed on until the first unit was assigned'
    },
    'New York City local law 14-149 (information entered until a unit is assigned)'
  ),
  percentileOf(
    'alarmP90',
    'alarm',
    0.9,
    { id: 'Penerimaan sampai penugasan', en: 'Alarm handling' },
    {
      id: 'sejak laporan diterima sampai unit pertama ditugaskan',
      en: 'from the report being received until the first unit was assigned'
    },
    'NFPA 1225 (as the NFPA blog tells it: answer until the first unit is dispatched)'
  ),
  percentileOf(
    'turnoutP90',
    'turnout',
    0.9,
    { id: 'Persiapan berangkat', en: 'Turnout' },
    { id: 'sejak unit ditugaskan sampai berangkat', en: 'from assignment until the first unit left' },
    'Permen PU 25/PRT/M/2008 (turn-out time)'
  ),
  percentileOf(
    'travelP90',
    'travel',
    0.9,
    { id: 'Waktu tempuh', en: 'Travel' },
    { id: 'sejak berangkat sampai tiba', en: 'from leaving until the first unit arrived' },
    'Permen PU 25/PRT/M/2008 (travel time)'
  ),
  percentileOf(
    'responseP90',
    'response',
    0.9,
    { id: 'Waktu tanggap', en: 'Response time' },
    {
      id: 'sejak laporan diterima sampai unit pertama tiba',
      en: 'from the report being received until the first unit arrived'
    },
    'Permendagri 114/2018 (SPM kebakaran) names 15 minutes for the same interval'
  ),
  percentileOf(
    'sceneP90',
    'scene',
    0.9,
    { id: 'Waktu di lokasi', en: 'On-scene time' },
    {
      id: 'sejak unit pertama tiba sampai kejadian ditutup',
      en: 'from the first arrival until the incident was closed'
    },
    'Crimestar CAD glossary (on-scene time)'
  ),
  percentileOf(
    'ticketP50',
    'ticket',
    0.5,
    { id: 'Durasi pengerjaan', en: 'Ticket duration' },
    { id: 'sejak laporan diterima sampai kejadian ditutup', en: 'from the report being received until it was closed' },
    'Surabaya 112 (lama tiket)'
  )
]
