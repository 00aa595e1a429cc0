import type { Text } from '../text.ts'
import type { Variant } from '../waits.ts'
import { defined, definedByReadings, type Kpi, type KpiId, NOTHING, OWN, type Reading } from './kpi.ts'

const UNKNOWN_WAITS = {
  id: 'Panggilan tidak dijawab, dan yang capnya tidak berurutan (waktu tunggunya tidak diketahui).',
  en: 'Unanswered calls, and those whose stamps are out of order (their wait is unknown).'
}

function waitPercentile(p: number): Kpi {
  const percent = p * 100
  const label = percent === 50 ? 'P50' : `P${percent}`
  return defined(
    {
      id: `wait${label}` as KpiId,
      label: { id: `Waktu jawab ${label}`, en: `Answer time ${label}` },
      meaning: {
        id: `${percent} % panggilan yang dijawab menunggu paling lama selama ini, sejak tiba di pusat sampai dijawab operator.`,
        en: `${percent} % of the answered calls waited this long or less, from arrival at the centre to the operator's answer.`
      },
      unit: 'seconds',
      better: 'lower'
    },
    {
      formula: {
        id: `persentil ${percent} waktu jawab, peringkat terdekat (nearest rank), hanya panggilan dijawab`,
        en: `${percent}th percentile of the wait, nearest rank, answered calls only`
      },
      symbols: `w_(k), k = ⌈${p} · A⌉`,
      numerator: {
        id: `waktu tunggu panggilan ke-⌈${p} · n⌉ dari yang terpendek`,
        en: `wait of the ⌈${p} · n⌉-th call from the shortest`
      },
      denominator: { id: 'n = panggilan dijawab dengan waktu tunggu', en: 'n = answered calls with a wait' },
      excluded: UNKNOWN_WAITS,
      source: `${OWN}; nearest rank as in Hyndman & Fan (1996), type 1`,
      measure: { kind: 'wait', p },
      needs: ['wait']
    }
  )
}

const WITHIN = { id: 'panggilan dijawab dalam T detik', en: 'calls answered within T seconds' }

function level(
  id: Variant,
  about: Pick<Reading, 'name' | 'change' | 'formula' | 'symbols' | 'denominator' | 'excluded' | 'source'> & {
    numerator?: Text
  }
): Reading {
  return { id, numerator: WITHIN, measure: { kind: 'serviceLevel', variant: id }, needs: ['wait'], ...about }
}

const serviceLevel = definedByReadings(
  {
    id: 'serviceLevel',
    label: { id: 'Tingkat layanan', en: 'Service level' },
    meaning: {
      id: 'Bagian panggilan yang dijawab dalam batas waktu T, menurut varian yang tercantum.',
      en: 'Share of the calls answered within the threshold T, under the variant that is printed.'
    },
    unit: 'share',
    better: 'higher'
  },
  level('negative', {
    name: { id: 'dari masuk', en: 'of offered' },
    change: {
      id: 'Setiap panggilan yang tidak dijawab dihitung sebagai gagal.',
      en: 'Every unanswered call counts as a miss.'
    },
    formula: { id: 'dijawab ≤ T / masuk', en: 'answered ≤ T / offered' },
    symbols: 'A_T / O',
    denominator: { id: 'panggilan masuk', en: 'calls offered' },
    excluded: NOTHING,
    source: 'NENA-STA-020.1-2020 s2.2.1; Cisco UCCE "abandoned calls have negative impact"'
  }),
  level('answered', {
    name: { id: 'dari dijawab', en: 'of answered' },
    change: { id: 'Panggilan yang tidak dijawab tidak dihitung.', en: 'Unanswered calls are not counted.' },
    formula: { id: 'dijawab ≤ T / dijawab', en: 'answered ≤ T / answered' },
    symbols: 'A_T / A',
    denominator: { id: 'panggilan dijawab', en: 'calls answered' },
    excluded: { id: 'Semua panggilan yang tidak dijawab.', en: 'All unanswered calls.' },
    source: 'Cisco UCCX "only calls handled"'
  }),
  level('ignore', {
    name: { id: 'tanpa yang berakhir ≤ T', en: 'without those gone ≤ T' },
    change: {
      id: 'Yang berakhir tanpa dijawab dalam T dikeluarkan.',
      en: 'Those who ended unanswered within T are left out.'
    },
    formula: { id: 'dijawab ≤ T / (masuk − berakhir ≤ T)', en: 'answered ≤ T / (offered − gone ≤ T)' },
    symbols: 'A_T / (O − B_T)',
    denominator: { id: 'panggilan masuk tanpa yang berakhir dalam T', en: 'calls offered but for those gone within T' },
    excluded: { id: 'Yang berakhir tanpa dijawab dalam T detik.', en: 'Those that ended unanswered within T seconds.' },
    source: 'Cisco UCCE "abandoned calls ignored"; UCCX "without abandon"'
  }),
  level('positive', {
    name: { id: 'berakhir ≤ T dihitung terlayani', en: 'gone ≤ T counts as served' },
    change: {
      id: 'Yang berakhir tanpa dijawab dalam T dihitung sebagai terlayani.',
      en: 'Those who ended unanswered within T count as served.'
    },
    formula: { id: '(dijawab ≤ T + berakhir ≤ T) / masuk', en: '(answered ≤ T + gone ≤ T) / offered' },
    symbols: '(A_T + B_T) / O',
    numerator: {
      id: 'panggilan dijawab atau berakhir dalam T detik',
      en: 'calls answered, or ended, within T seconds'
    },
    denominator: { id: 'panggilan masuk', en: 'calls offered' },
    excluded: NOTHING,
    source: 'Cisco UCCE "abandoned calls have positive impact"'
  }),
  level('short', {
    name: { id: 'tanpa yang berakhir ≤ 5 dtk', en: 'without those gone ≤ 5 s' },
    change: {
      id: 'Yang berakhir tanpa dijawab dalam 5 detik dikeluarkan.',
      en: 'Those who ended unanswered within 5 seconds are left out.'
    },
    formula: { id: 'dijawab ≤ T / (masuk − berakhir ≤ 5 dtk)', en: 'answered ≤ T / (offered − gone ≤ 5 s)' },
    symbols: 'A_T / (O − S)',
    denominator: {
      id: 'panggilan masuk tanpa yang berakhir dalam 5 detik',
      en: 'calls offered but for those gone within 5 s'
    },
    excluded: { id: 'Yang berakhir tanpa dijawab dalam 5 detik.', en: 'Those that ended unanswered within 5 seconds.' },
    source: 'Talkdesk support 4409690831259 (short abandoned); RingCentral abandonedThresholdSeconds'
  }),
  level('kominfo', {
    name: { id: 'rumus Kominfo (30 dtk)', en: 'Kominfo’s formula (30 s)' },
    change: {
      id: 'T selalu 30 detik, dan yang terputus dalam 5 detik dikeluarkan. Rumus untuk operator seluler, bukan aturan 112.',
      en: 'T is always 30 seconds, and those gone within 5 seconds are left out. A formula for mobile operators, not a 112 rule.'
    },
    formula: {
      id: 'dijawab dalam 30 dtk / (diterima − terputus dalam 5 dtk)',
      en: 'answered within 30 s / (received − dropped within 5 s)'
    },
    symbols: 'A_30 / (O − S)',
    numerator: { id: 'panggilan dijawab dalam 30 detik', en: 'calls answered within 30 seconds' },
    denominator: {
      id: 'panggilan masuk tanpa yang berakhir dalam 5 detik',
      en: 'calls offered but for those gone within 5 s'
    },
    excluded: { id: 'Yang berakhir tanpa dijawab dalam 5 detik.', en: 'Those that ended unanswered within 5 seconds.' },
    source: 'Permenkominfo 16/2013 Pasal 15(1)'
  })
)

/** How long callers waited. */
export const ANSWER: readonly Kpi[] = [
  { ...serviceLevel, measure: { kind: 'serviceLevel' } },
  defined(
    {
      id: 'waitMean',
      label: { id: 'Rata-rata waktu jawab', en: 'Mean answer time' },
      meaning: {
        id: 'Rata-rata detik sejak panggilan tiba sampai dijawab, hanya panggilan dijawab.',
        en: 'Mean seconds from arrival to answer, answered calls only.'
      },
      unit: 'seconds',
      better: 'lower'
    },
    {
      formula: { id: 'jumlah detik tunggu / panggilan dijawab', en: 'sum of seconds waited / answered calls' },
      symbols: 'Σ w / A',
      numerator: { id: 'jumlah detik tunggu panggilan dijawab', en: 'sum of the seconds that answered calls waited' },
      denominator: { id: 'panggilan dijawab dengan waktu tunggu', en: 'answered calls with a wait' },
      excluded: UNKNOWN_WAITS,
      source: OWN,
      measure: { kind: 'mean', of: 'wait_s', per: 'wait_known' },
      needs: ['wait']
    }
  ),
  ...[0.5, 0.9, 0.95, 0.99].map(waitPercentile)
]
