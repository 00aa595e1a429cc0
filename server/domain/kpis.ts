import type { IntervalId } from './intervals.ts'
import type { CallSumName, IncidentSumName } from './sums.ts'
import type { Text } from './text.ts'

export type Unit = 'calls' | 'incidents' | 'share' | 'seconds' | 'callers'

/** How a KPI is formed from what can be added: counts, seconds and histograms. */
export type Measure =
  | { kind: 'calls'; of: CallSumName }
  | { kind: 'incidents'; of: IncidentSumName }
  | { kind: 'share'; of: CallSumName; per: CallSumName }
  | { kind: 'mean'; of: CallSumName; per: CallSumName }
  | { kind: 'wait'; p: number }
  | { kind: 'interval'; of: IntervalId; p: number }
  | { kind: 'serviceLevel' }
  | { kind: 'repeat' }
  | { kind: 'occupancy' }

export interface Kpi {
  id: KpiId
  label: Text
  /** One sentence that a duty manager and a ministry would both sign. */
  meaning: Text
  formula: Text
  unit: Unit
  better: 'higher' | 'lower' | 'neither'
  /** Where the definition was read, where it is not our own. */
  source?: string
  measure: Measure
  /** Canonical fields without which the export cannot tell it, of the calls or of the incidents. */
  needs: readonly string[]
}

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
  'responseP90'
] as const
export type KpiId = (typeof KPI_IDS)[number]

/** A caller rings again if the call before came at most this long ago, seconds. */
export const REPEAT_WITHIN_S = 1800

const calls = (of: CallSumName): Measure => ({ kind: 'calls', of })
const nearestRank = { id: 'peringkat terdekat (nearest rank)', en: 'nearest rank' }

function waitPercentile(p: number): Kpi {
  const name = `P${p * 100}`
  return {
    id: `wait${name}` as KpiId,
    label: { id: `Waktu jawab ${name}`, en: `Answer time ${name}` },
    meaning: {
      id: `${p * 100} % panggilan yang dijawab menunggu paling lama selama ini, sejak tiba di pusat sampai dijawab operator.`,
      en: `${p * 100} % of the answered calls waited this long or less, from arrival at the centre to the operator's answer.`
    },
    formula: {
      id: `persentil ${p * 100} waktu jawab, ${nearestRank.id}, hanya panggilan dijawab`,
      en: `${p * 100}th percentile of the wait, ${nearestRank.en}, answered calls only`
    },
    unit: 'seconds',
    better: 'lower',
    measure: { kind: 'wait', p },
    needs: ['wait']
  }
}

function intervalP90(id: KpiId, of: IntervalId, label: Text, from: Text, source?: string): Kpi {
  return {
    id,
    label: { id: `${label.id} P90`, en: `${label.en} P90` },
    meaning: {
      id: `90 % kejadian memerlukan paling lama selama ini ${from.id}.`,
      en: `90 % of the incidents took this long or less ${from.en}.`
    },
    formula: {
      id: `persentil 90, ${nearestRank.id}, kejadian yang kedua capnya ada`,
      en: `90th percentile, ${nearestRank.en}, incidents that carry both stamps`
    },
    unit: 'seconds',
    better: 'lower',
    ...(source === undefined ? {} : { source }),
    measure: { kind: 'interval', of, p: 0.9 },
    needs: [of]
  }
}

export const KPIS: readonly Kpi[] = [
  {
    id: 'offered',
    label: { id: 'Panggilan masuk', en: 'Calls offered' },
    meaning: {
      id: 'Panggilan yang sampai di pusat, apa pun akhirnya, termasuk yang terputus sebelum antrean.',
      en: 'Calls that reached the centre, whatever became of them, those cut off before the queue included.'
    },
    formula: { id: 'dijawab + ditinggalkan + terputus', en: 'answered + abandoned + cut off' },
    unit: 'calls',
    better: 'neither',
    measure: calls('offered'),
    needs: []
  },
  {
    id: 'connected',
    label: { id: 'Terhubung ke antrean', en: 'Connected' },
    meaning: {
      id: 'Panggilan masuk yang sampai ke antrean operator.',
      en: 'Offered calls that reached the operators’ queue.'
    },
    formula: { id: 'masuk − terputus sebelum antrean', en: 'offered − cut off before the queue' },
    unit: 'calls',
    better: 'neither',
    measure: calls('connected'),
    needs: []
  },
  {
    id: 'answered',
    label: { id: 'Panggilan dijawab', en: 'Calls answered' },
    meaning: {
      id: 'Panggilan yang dijawab seorang operator; sapaan mesin bukan jawaban.',
      en: 'Calls that an operator answered; a recorded greeting is no answer.'
    },
    formula: { id: 'jumlah panggilan dijawab', en: 'count of answered calls' },
    unit: 'calls',
    better: 'neither',
    source: 'NENA-STA-020.1-2020 s2.2.1',
    measure: calls('answered'),
    needs: []
  },
  {
    id: 'abandoned',
    label: { id: 'Ditinggalkan penelepon', en: 'Abandoned' },
    meaning: {
      id: 'Panggilan yang sampai ke antrean dan diakhiri penelepon sebelum dijawab.',
      en: 'Calls that reached the queue and whose caller hung up before an answer.'
    },
    formula: { id: 'jumlah panggilan ditinggalkan', en: 'count of abandoned calls' },
    unit: 'calls',
    better: 'lower',
    measure: calls('abandoned'),
    needs: []
  },
  {
    id: 'valid',
    label: { id: 'Panggilan valid', en: 'Valid calls' },
    meaning: {
      id: 'Panggilan dijawab yang bukan prank, ghost, silent, uji coba, atau permintaan informasi.',
      en: 'Answered calls that were not prank, ghost, silent, test or a request for information.'
    },
    formula: { id: 'darurat + non-darurat + laporan palsu', en: 'emergency + non-emergency + false report' },
    unit: 'calls',
    better: 'neither',
    measure: calls('valid'),
    needs: ['disposition']
  },
  {
    id: 'emergency',
    label: { id: 'Panggilan darurat', en: 'Emergency calls' },
    meaning: {
      id: 'Panggilan dijawab yang dicatat operator sebagai darurat.',
      en: 'Answered calls that the operator typed as an emergency.'
    },
    formula: { id: 'jumlah panggilan berjenis darurat', en: 'count of answered calls typed emergency' },
    unit: 'calls',
    better: 'neither',
    measure: calls('emergency'),
    needs: ['disposition']
  },
  {
    id: 'dispatched',
    label: { id: 'Kejadian ditugaskan', en: 'Incidents dispatched' },
    meaning: {
      id: 'Kejadian yang unitnya ditugaskan. Beberapa panggilan dapat melaporkan satu kejadian.',
      en: 'Incidents to which a unit was assigned. Several calls may report one incident.'
    },
    formula: { id: 'kejadian dengan waktu penugasan', en: 'incidents with a dispatch stamp' },
    unit: 'incidents',
    better: 'neither',
    measure: { kind: 'incidents', of: 'dispatched' },
    needs: ['dispatched']
  },
  {
    id: 'arrived',
    label: { id: 'Kejadian didatangi', en: 'Incidents reached' },
    meaning: {
      id: 'Kejadian yang unitnya tercatat tiba di lokasi.',
      en: 'Incidents at which a unit is recorded on scene.'
    },
    formula: { id: 'kejadian dengan waktu tiba', en: 'incidents with an arrival stamp' },
    unit: 'incidents',
    better: 'neither',
    measure: { kind: 'incidents', of: 'arrived' },
    needs: ['arrived']
  },
  {
    id: 'answerRate',
    label: { id: 'Tingkat jawab', en: 'Answer rate' },
    meaning: {
      id: 'Bagian panggilan masuk yang dijawab operator. Panggilan terputus ikut dihitung sebagai tidak dijawab.',
      en: 'Share of the offered calls that an operator answered. Calls cut off count against it.'
    },
    formula: { id: 'dijawab / masuk', en: 'answered / offered' },
    unit: 'share',
    better: 'higher',
    measure: { kind: 'share', of: 'answered', per: 'offered' },
    needs: []
  },
  {
    id: 'abandonRate',
    label: { id: 'Tingkat ditinggalkan', en: 'Abandonment rate' },
    meaning: {
      id: 'Bagian panggilan masuk yang diakhiri penelepon di antrean sebelum dijawab.',
      en: 'Share of the offered calls whose caller hung up in the queue before an answer.'
    },
    formula: { id: 'ditinggalkan / masuk', en: 'abandoned / offered' },
    unit: 'share',
    better: 'lower',
    measure: { kind: 'share', of: 'abandoned', per: 'offered' },
    needs: []
  },
  {
    id: 'serviceLevel',
    label: { id: 'Tingkat layanan', en: 'Service level' },
    meaning: {
      id: 'Bagian panggilan yang dijawab dalam batas waktu, menurut varian yang tercantum.',
      en: 'Share of the calls answered within the threshold, under the variant that is printed.'
    },
    formula: {
      id: 'negative: dijawab ≤ T / masuk; answered: / dijawab; ignore: / (masuk − berakhir ≤ T); positive: (+ berakhir ≤ T) / masuk; short: / (masuk − berakhir ≤ 5 dtk); kominfo: dijawab ≤ 30 dtk / (masuk − berakhir ≤ 5 dtk)',
      en: 'negative: answered ≤ T / offered; answered: / answered; ignore: / (offered − gone ≤ T); positive: (+ gone ≤ T) / offered; short: / (offered − gone ≤ 5 s); kominfo: answered ≤ 30 s / (offered − gone ≤ 5 s)'
    },
    unit: 'share',
    better: 'higher',
    source: 'NENA-STA-020.1-2020 s2.2.1; Permenkominfo 16/2013 Pasal 15',
    measure: { kind: 'serviceLevel' },
    needs: ['wait']
  },
  {
    id: 'waitMean',
    label: { id: 'Rata-rata waktu jawab', en: 'Mean answer time' },
    meaning: {
      id: 'Rata-rata detik sejak panggilan tiba sampai dijawab, hanya panggilan dijawab.',
      en: 'Mean seconds from arrival to answer, answered calls only.'
    },
    formula: { id: 'jumlah detik tunggu / panggilan dijawab', en: 'sum of seconds waited / answered calls' },
    unit: 'seconds',
    better: 'lower',
    measure: { kind: 'mean', of: 'wait_s', per: 'wait_known' },
    needs: ['wait']
  },
  ...[0.5, 0.9, 0.95, 0.99].map(waitPercentile),
  {
    id: 'talkMean',
    label: { id: 'Rata-rata waktu bicara', en: 'Mean talk time' },
    meaning: {
      id: 'Rata-rata detik sejak dijawab sampai panggilan berakhir.',
      en: 'Mean seconds from answer to the end of the call.'
    },
    formula: { id: 'jumlah detik bicara / panggilan dijawab', en: 'sum of talk seconds / answered calls' },
    unit: 'seconds',
    better: 'neither',
    measure: { kind: 'mean', of: 'talk_s', per: 'talk_known' },
    needs: ['talk']
  },
  {
    id: 'handleMean',
    label: { id: 'Rata-rata waktu penanganan (AHT)', en: 'Mean handle time (AHT)' },
    meaning: {
      id: 'Rata-rata detik bicara ditambah pascapanggilan. Tanpa data pascapanggilan: bicara saja.',
      en: 'Mean seconds of talk and wrap-up. Where no wrap-up is exported: talk alone.'
    },
    formula: { id: '(bicara + pascapanggilan) / panggilan dijawab', en: '(talk + wrap-up) / answered calls' },
    unit: 'seconds',
    better: 'neither',
    measure: { kind: 'mean', of: 'handle_s', per: 'handle_known' },
    needs: ['talk']
  },
  {
    id: 'ghostShare',
    label: { id: 'Rasio ghost', en: 'Ghost share' },
    meaning: {
      id: 'Bagian panggilan dijawab yang peneleponnya hanya diam (ghost dan silent).',
      en: 'Share of the answered calls whose caller said nothing (ghost and silent).'
    },
    formula: { id: '(ghost + silent) / dijawab', en: '(ghost + silent) / answered' },
    unit: 'share',
    better: 'lower',
    measure: { kind: 'share', of: 'ghost', per: 'answered' },
    needs: ['disposition']
  },
  {
    id: 'prankShare',
    label: { id: 'Rasio prank', en: 'Prank share' },
    meaning: {
      id: 'Bagian panggilan dijawab yang ternyata iseng.',
      en: 'Share of the answered calls that were jokes or abuse.'
    },
    formula: { id: 'prank / dijawab', en: 'prank / answered' },
    unit: 'share',
    better: 'lower',
    measure: { kind: 'share', of: 'prank', per: 'answered' },
    needs: ['disposition']
  },
  {
    id: 'invalidShare',
    label: { id: 'Rasio tidak valid', en: 'Invalid share' },
    meaning: {
      id: 'Bagian panggilan dijawab yang prank, ghost, atau silent, seperti dihitung Surabaya.',
      en: 'Share of the answered calls that were prank, ghost or silent, as Surabaya counts them.'
    },
    formula: { id: '(prank + ghost + silent) / dijawab', en: '(prank + ghost + silent) / answered' },
    unit: 'share',
    better: 'lower',
    measure: { kind: 'share', of: 'invalid', per: 'answered' },
    needs: ['disposition']
  },
  {
    id: 'transferRate',
    label: { id: 'Tingkat pengalihan', en: 'Transfer rate' },
    meaning: {
      id: 'Bagian panggilan dijawab yang dialihkan.',
      en: 'Share of the answered calls that were transferred.'
    },
    formula: { id: 'dialihkan / dijawab', en: 'transferred / answered' },
    unit: 'share',
    better: 'neither',
    measure: { kind: 'share', of: 'transferred', per: 'answered' },
    needs: ['transferred']
  },
  {
    id: 'repeatCallers',
    label: { id: 'Panggilan berulang', en: 'Repeat calls' },
    meaning: {
      id: 'Bagian panggilan masuk bernomor yang nomornya sudah menelepon paling lama 30 menit sebelumnya.',
      en: 'Share of the offered calls with a number whose number had called at most 30 minutes before.'
    },
    formula: {
      id: 'panggilan berulang ≤ 30 menit / panggilan bernomor',
      en: 'calls again within 30 min / calls with a number'
    },
    unit: 'share',
    better: 'lower',
    measure: { kind: 'repeat' },
    needs: ['caller']
  },
  {
    id: 'occupancy',
    label: { id: 'Okupansi operator', en: 'Occupancy' },
    meaning: {
      id: 'Bagian waktu siaga operator (tanpa jeda) yang dipakai menangani panggilan.',
      en: 'Share of the operators’ time on duty (pauses excluded) that went into handling calls.'
    },
    formula: { id: 'detik menangani / detik siaga', en: 'seconds handling / seconds on duty' },
    unit: 'share',
    better: 'neither',
    measure: { kind: 'occupancy' },
    needs: ['operatorStates', 'handling']
  },
  intervalP90(
    'processingP90',
    'processing',
    { id: 'Pencatatan laporan', en: 'Call processing' },
    { id: 'sejak laporan diterima sampai diteruskan', en: 'from the report being received until it was passed on' }
  ),
  intervalP90(
    'dispatchP90',
    'dispatch',
    { id: 'Penugasan', en: 'Dispatch' },
    {
      id: 'sejak diteruskan sampai unit pertama ditugaskan',
      en: 'from being passed on until the first unit was assigned'
    }
  ),
  intervalP90(
    'turnoutP90',
    'turnout',
    { id: 'Persiapan berangkat', en: 'Turnout' },
    { id: 'sejak unit ditugaskan sampai berangkat', en: 'from assignment until the first unit left' }
  ),
  intervalP90(
    'travelP90',
    'travel',
    { id: 'Waktu tempuh', en: 'Travel' },
    { id: 'sejak berangkat sampai tiba', en: 'from leaving until the first unit arrived' }
  ),
  intervalP90(
    'responseP90',
    'response',
    { id: 'Waktu tanggap', en: 'Response time' },
    {
      id: 'sejak laporan diterima sampai unit pertama tiba',
      en: 'from the report being received until the first unit arrived'
    },
    'Permendagri 114/2018 (SPM kebakaran) names 15 minutes for the same interval'
  )
]

export function kpi(id: KpiId): Kpi {
  return KPIS.find((each) => each.id === id)!
}
