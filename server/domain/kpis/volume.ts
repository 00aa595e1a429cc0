import { counted, defined, type Kpi, OWN } from './kpi.ts'

export const NOT_OFFERED = {
  id: 'Panggilan yang berakhir di menu suara, panggilan keluar, internal, dan uji coba jaringan.',
  en: 'Calls that ended in the voice menu; outbound, internal and test calls of the network.'
}

/** Calls by what became of them. */
export const VOLUME: readonly Kpi[] = [
  defined(
    {
      id: 'offered',
      label: { id: 'Panggilan masuk', en: 'Calls offered' },
      meaning: {
        id: 'Panggilan yang sampai di pusat, apa pun akhirnya, termasuk yang terputus sebelum antrean.',
        en: 'Calls that reached the centre, whatever became of them, those cut off before the queue included.'
      },
      unit: 'calls',
      better: 'neither'
    },
    {
      formula: { id: 'dijawab + ditinggalkan + terputus', en: 'answered + abandoned + cut off' },
      symbols: 'O = A + B + C',
      ...counted({ id: 'panggilan yang sampai di pusat', en: 'calls that reached the centre' }),
      excluded: NOT_OFFERED,
      source: 'NENA-STA-020.1-2020 s2.2.1 ("all 9-1-1 calls arriving at the PSAP")',
      measure: { kind: 'calls', of: 'offered' },
      needs: []
    }
  ),
  defined(
    {
      id: 'connected',
      label: { id: 'Terhubung ke antrean', en: 'Connected' },
      meaning: {
        id: 'Panggilan masuk yang sampai ke antrean operator.',
        en: 'Offered calls that reached the operators’ queue.'
      },
      unit: 'calls',
      better: 'neither'
    },
    {
      formula: { id: 'masuk − terputus sebelum antrean', en: 'offered − cut off before the queue' },
      symbols: 'O − C',
      ...counted({ id: 'panggilan masuk yang sampai ke antrean', en: 'offered calls that reached the queue' }),
      excluded: { id: 'Panggilan yang terputus sebelum antrean.', en: 'Calls cut off before the queue.' },
      source: OWN,
      measure: { kind: 'calls', of: 'connected' },
      needs: []
    }
  ),
  defined(
    {
      id: 'answered',
      label: { id: 'Panggilan dijawab', en: 'Calls answered' },
      meaning: {
        id: 'Panggilan yang dijawab seorang operator; sapaan mesin bukan jawaban.',
        en: 'Calls that an operator answered; a recorded greeting is no answer.'
      },
      unit: 'calls',
      better: 'neither'
    },
    {
      formula: { id: 'jumlah panggilan dijawab', en: 'count of answered calls' },
      symbols: 'A',
      ...counted({ id: 'panggilan yang dijawab operator', en: 'calls that an operator answered' }),
      excluded: { id: 'Jawaban mesin (menu suara, sapaan).', en: 'Answers of a machine (voice menu, greeting).' },
      source: 'NENA-STA-020.1-2020 s2.2.1',
      measure: { kind: 'calls', of: 'answered' },
      needs: []
    }
  ),
  defined(
    {
      id: 'abandoned',
      label: { id: 'Ditinggalkan penelepon', en: 'Abandoned' },
      meaning: {
        id: 'Panggilan yang sampai ke antrean dan diakhiri penelepon sebelum dijawab.',
        en: 'Calls that reached the queue and whose caller hung up before an answer.'
      },
      unit: 'calls',
      better: 'lower'
    },
    {
      formula: { id: 'jumlah panggilan ditinggalkan', en: 'count of abandoned calls' },
      symbols: 'B',
      ...counted({ id: 'panggilan yang ditinggalkan di antrean', en: 'calls abandoned in the queue' }),
      excluded: { id: 'Panggilan yang terputus sebelum antrean.', en: 'Calls cut off before the queue.' },
      source: OWN,
      measure: { kind: 'calls', of: 'abandoned' },
      needs: ['outcome:abandoned']
    }
  ),
  defined(
    {
      id: 'cutOff',
      label: { id: 'Panggilan terputus', en: 'Calls cut off' },
      meaning: {
        id: 'Panggilan masuk yang berakhir sebelum sampai ke antrean operator.',
        en: 'Offered calls that ended before they reached the operators’ queue.'
      },
      unit: 'calls',
      better: 'lower'
    },
    {
      formula: { id: 'jumlah panggilan terputus', en: 'count of calls cut off' },
      symbols: 'C',
      ...counted({ id: 'panggilan yang terputus sebelum antrean', en: 'calls cut off before the queue' }),
      excluded: { id: 'Panggilan yang ditinggalkan di antrean.', en: 'Calls abandoned in the queue.' },
      source: OWN,
      measure: { kind: 'calls', of: 'cut_off' },
      needs: ['outcome:cut-off']
    }
  ),
  defined(
    {
      id: 'busyHour',
      label: { id: 'Jam tersibuk', en: 'Busiest hour' },
      meaning: {
        id: 'Panggilan masuk dalam jam dinding yang paling banyak panggilannya pada periode ini.',
        en: 'Calls offered in the clock hour of the period that had most of them.'
      },
      unit: 'calls',
      better: 'neither'
    },
    {
      formula: {
        id: 'terbesar dari panggilan masuk per jam dinding',
        en: 'largest of the calls offered by clock hour'
      },
      symbols: 'max O_h',
      ...counted({ id: 'panggilan masuk dalam satu jam dinding', en: 'calls offered in one clock hour' }),
      excluded: {
        id: 'Jam yang bergeser (60 menit mana pun); bila sama banyak, yang paling awal.',
        en: 'Sliding hours (any 60 minutes); of equals the earliest.'
      },
      source: OWN,
      measure: { kind: 'busyHour' },
      needs: []
    }
  ),
  defined(
    {
      id: 'trunks',
      label: { id: 'Kebutuhan saluran', en: 'Lines needed' },
      meaning: {
        id: 'Saluran telepon yang cukup untuk dua kali jam tersibuk, bila paling banyak 1 % panggilan boleh mendapat nada sibuk.',
        en: 'Telephone lines that suffice for twice the busiest hour, if at most 1 % of the calls may find them busy.'
      },
      unit: 'lines',
      better: 'neither'
    },
    {
      formula: {
        id: 'saluran paling sedikit dengan Erlang B ≤ 1 % pada beban 2 × jam tersibuk × (rata-rata bicara + 60 dtk) / 3600',
        en: 'fewest lines with Erlang B ≤ 1 % at a load of 2 × busiest hour × (mean talk + 60 s) / 3600'
      },
      symbols: 'min N: B(N, 2 · max O_h · (Σ t / A + 60) / 3600) ≤ 0.01',
      numerator: { id: 'panggilan jam tersibuk', en: 'calls of the busiest hour' },
      denominator: { id: 'tidak ada: hasil rumus', en: 'none: it follows from a formula' },
      excluded: {
        id: 'Waktu tunggu di saluran, dan saluran yang dipakai keluar.',
        en: 'Waiting on the line, and lines in use for calls out.'
      },
      source: '911dispatch.com/shifts/calif_911.html (California: doubled busy hour, talk + 60 s, blocking P.01)',
      measure: { kind: 'trunks' },
      needs: ['talk']
    }
  )
]
