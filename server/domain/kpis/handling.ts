import { defined, type Kpi, OWN } from './kpi.ts'

const PAUSES = { id: 'Jeda, dan operator tanpa catatan siaga.', en: 'Pauses, and operators without a record of duty.' }

/** What calls cost the operators. */
export const HANDLING: readonly Kpi[] = [
  defined(
    {
      id: 'talkMean',
      label: { id: 'Rata-rata waktu bicara', en: 'Mean talk time' },
      meaning: {
        id: 'Rata-rata detik sejak dijawab sampai panggilan berakhir.',
        en: 'Mean seconds from answer to the end of the call.'
      },
      unit: 'seconds',
      better: 'neither'
    },
    {
      formula: { id: 'jumlah detik bicara / panggilan dijawab', en: 'sum of talk seconds / answered calls' },
      symbols: 'Σ t / A',
      numerator: { id: 'jumlah detik bicara', en: 'sum of talk seconds' },
      denominator: { id: 'panggilan dijawab dengan waktu bicara', en: 'answered calls with a talk time' },
      excluded: { id: 'Panggilan yang capnya tidak berurutan.', en: 'Calls whose stamps are out of order.' },
      source: OWN,
      measure: { kind: 'mean', of: 'talk_s', per: 'talk_known' },
      needs: ['talk']
    }
  ),
  defined(
    {
      id: 'handleMean',
      label: { id: 'Rata-rata waktu penanganan (AHT)', en: 'Mean handle time (AHT)' },
      meaning: {
        id: 'Rata-rata detik bicara ditambah pascapanggilan. Tanpa data pascapanggilan: bicara saja.',
        en: 'Mean seconds of talk and wrap-up. Where no wrap-up is exported: talk alone.'
      },
      unit: 'seconds',
      better: 'neither'
    },
    {
      formula: { id: '(bicara + pascapanggilan) / panggilan dijawab', en: '(talk + wrap-up) / answered calls' },
      symbols: 'Σ h / A',
      numerator: { id: 'jumlah detik bicara dan pascapanggilan', en: 'sum of seconds of talk and wrap-up' },
      denominator: { id: 'panggilan dijawab dengan waktu penanganan', en: 'answered calls with a handle time' },
      excluded: { id: 'Panggilan yang capnya tidak berurutan.', en: 'Calls whose stamps are out of order.' },
      source: 'profitku.id (AHT: waktu rata-rata menangani panggilan)',
      measure: { kind: 'mean', of: 'handle_s', per: 'handle_known' },
      needs: ['talk']
    }
  ),
  defined(
    {
      id: 'occupancy',
      label: { id: 'Okupansi operator', en: 'Occupancy' },
      meaning: {
        id: 'Bagian waktu siaga operator (tanpa jeda) yang dipakai menangani panggilan.',
        en: 'Share of the operators’ time on duty (pauses excluded) that went into handling calls.'
      },
      unit: 'share',
      better: 'neither'
    },
    {
      formula: { id: 'detik menangani / detik siaga', en: 'seconds handling / seconds on duty' },
      symbols: 'H / R',
      numerator: { id: 'detik operator menangani panggilan', en: 'operator seconds handling calls' },
      denominator: {
        id: 'detik operator siaga, menangani termasuk',
        en: 'operator seconds on duty, handling included'
      },
      excluded: PAUSES,
      source: 'techtarget, apexcx: (talk + wrap-up) / logged-in time; ICMI 2012 calls this utilisation',
      measure: { kind: 'time', of: 'handling_s', per: 'ready_s' },
      needs: ['operatorStates', 'handling']
    }
  ),
  defined(
    {
      id: 'callsPerOperatorHour',
      label: { id: 'Panggilan per operator-jam', en: 'Calls per operator-hour' },
      meaning: {
        id: 'Panggilan dijawab untuk setiap jam siaga seorang operator (tanpa jeda).',
        en: 'Calls answered for every hour that an operator was on duty (pauses excluded).'
      },
      unit: 'per-hour',
      better: 'neither'
    },
    {
      formula: { id: 'dijawab / jam siaga operator', en: 'answered / operator hours on duty' },
      symbols: 'A / (R / 3600)',
      numerator: { id: 'panggilan dijawab', en: 'calls answered' },
      denominator: { id: 'jam operator siaga', en: 'operator hours on duty' },
      excluded: PAUSES,
      source: OWN,
      measure: { kind: 'callsPerHour' },
      needs: ['operatorStates', 'handling']
    }
  ),
  defined(
    {
      id: 'offeredLoad',
      label: { id: 'Beban trafik', en: 'Offered load' },
      meaning: {
        id: 'Panggilan yang rata-rata ditangani bersamaan bila semua yang masuk dijawab, dalam Erlang per pusat, dari jam yang diketahui.',
        en: 'Calls in hand at once on average if all that came in were answered, in Erlang a centre, over the hours that are known.'
      },
      unit: 'erlang',
      better: 'neither'
    },
    {
      formula: {
        id: 'masuk × rata-rata waktu penanganan / detik yang diketahui',
        en: 'offered × mean handle time / seconds known'
      },
      symbols: 'O · (Σ h / A) / (3600 · hours known)',
      numerator: { id: 'panggilan masuk × AHT, detik', en: 'calls offered × AHT, seconds' },
      denominator: {
        id: 'detik dalam jam yang diketahui dari data panggilan',
        en: 'seconds in the hours of which the call data tell'
      },
      excluded: { id: 'Jam tanpa data.', en: 'Hours without data.' },
      source: 'Erlang: call rate × holding time',
      measure: { kind: 'load' },
      needs: ['talk']
    }
  )
]
