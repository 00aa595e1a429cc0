import { defined, definedByReadings, type Kpi, NOTHING, OWN } from './kpi.ts'
import { NOT_OFFERED } from './volume.ts'

/** Shares of the calls by what became of them. */
export const RATES: readonly Kpi[] = [
  definedByReadings(
    {
      id: 'answerRate',
      label: { id: 'Tingkat jawab', en: 'Answer rate' },
      meaning: {
        id: 'Bagian panggilan masuk yang dijawab operator. Panggilan terputus ikut dihitung sebagai tidak dijawab.',
        en: 'Share of the offered calls that an operator answered. Calls cut off count against it.'
      },
      unit: 'share',
      better: 'higher'
    },
    {
      id: 'of-offered',
      name: { id: 'dari masuk', en: 'of offered' },
      change: { id: 'Panggilan terputus dihitung.', en: 'Calls cut off are counted.' },
      formula: { id: 'dijawab / masuk', en: 'answered / offered' },
      symbols: 'A / O',
      numerator: { id: 'panggilan dijawab', en: 'calls answered' },
      denominator: { id: 'panggilan masuk', en: 'calls offered' },
      excluded: NOT_OFFERED,
      source: OWN,
      measure: { kind: 'share', of: 'answered', per: 'offered' },
      needs: []
    },
    {
      id: 'of-connected',
      name: { id: 'dari terhubung', en: 'of connected' },
      change: {
        id: 'Panggilan terputus sebelum antrean tidak dihitung: Batu 2024 27,1 % alih-alih 2,1 %.',
        en: 'Calls cut off before the queue are not counted: Batu 2024 27.1 % instead of 2.1 %.'
      },
      formula: { id: 'dijawab / terhubung ke antrean', en: 'answered / connected' },
      symbols: 'A / (O − C)',
      numerator: { id: 'panggilan dijawab', en: 'calls answered' },
      denominator: { id: 'panggilan yang sampai ke antrean', en: 'calls that reached the queue' },
      excluded: { id: 'Panggilan yang terputus sebelum antrean.', en: 'Calls cut off before the queue.' },
      source: 'Kota Batu, jatimtimes 331355 (2024)',
      measure: { kind: 'share', of: 'answered', per: 'connected' },
      needs: []
    }
  ),
  definedByReadings(
    {
      id: 'abandonRate',
      label: { id: 'Tingkat ditinggalkan', en: 'Abandonment rate' },
      meaning: {
        id: 'Bagian panggilan yang diakhiri penelepon di antrean sebelum dijawab.',
        en: 'Share of the calls whose caller hung up in the queue before an answer.'
      },
      unit: 'share',
      better: 'lower'
    },
    {
      id: 'of-offered',
      name: { id: 'semua, dari masuk', en: 'all, of offered' },
      change: {
        id: 'Yang menutup dalam 5 detik ikut dihitung.',
        en: 'Those who hang up within 5 seconds are counted.'
      },
      formula: { id: 'ditinggalkan / masuk', en: 'abandoned / offered' },
      symbols: 'B / O',
      numerator: { id: 'panggilan ditinggalkan di antrean', en: 'calls abandoned in the queue' },
      denominator: { id: 'panggilan masuk', en: 'calls offered' },
      excluded: NOTHING,
      source: OWN,
      measure: { kind: 'share', of: 'abandoned', per: 'offered' },
      needs: ['outcome:abandoned']
    },
    {
      id: 'without-short',
      name: { id: 'tanpa yang singkat', en: 'without short ones' },
      change: {
        id: 'Yang menutup dalam 5 detik dikeluarkan dari kedua sisi.',
        en: 'Those who hang up within 5 seconds are taken from both sides.'
      },
      formula: {
        id: '(ditinggalkan − ditinggalkan ≤ 5 dtk) / (masuk − ditinggalkan ≤ 5 dtk)',
        en: '(abandoned − abandoned ≤ 5 s) / (offered − abandoned ≤ 5 s)'
      },
      symbols: '(B − S_B) / (O − S_B)',
      numerator: {
        id: 'panggilan ditinggalkan setelah lebih dari 5 detik',
        en: 'calls abandoned after more than 5 seconds'
      },
      denominator: { id: 'panggilan masuk tanpa yang singkat', en: 'calls offered but for the short ones' },
      excluded: { id: 'Panggilan yang ditinggalkan dalam 5 detik.', en: 'Calls abandoned within 5 seconds.' },
      source: 'Talkdesk support 4409690831259 (short abandoned)',
      measure: { kind: 'share', of: 'abandoned', per: 'offered', less: 'abandoned_short' },
      needs: ['outcome:abandoned', 'wait']
    },
    {
      id: 'of-connected',
      name: { id: 'dari terhubung', en: 'of connected' },
      change: {
        id: 'Panggilan terputus sebelum antrean tidak ada di penyebut.',
        en: 'Calls cut off before the queue are not in the denominator.'
      },
      formula: { id: 'ditinggalkan / terhubung ke antrean', en: 'abandoned / connected' },
      symbols: 'B / (O − C)',
      numerator: { id: 'panggilan ditinggalkan di antrean', en: 'calls abandoned in the queue' },
      denominator: { id: 'panggilan yang sampai ke antrean', en: 'calls that reached the queue' },
      excluded: { id: 'Panggilan yang terputus sebelum antrean.', en: 'Calls cut off before the queue.' },
      source: 'Amazon Connect metrics definitions (abandonment rate: of contacts queued)',
      measure: { kind: 'share', of: 'abandoned', per: 'connected' },
      needs: ['outcome:abandoned']
    }
  ),
  defined(
    {
      id: 'cutOffRate',
      label: { id: 'Tingkat terputus', en: 'Cut-off rate' },
      meaning: {
        id: 'Bagian panggilan masuk yang terputus sebelum sampai ke antrean.',
        en: 'Share of the offered calls that were cut off before they reached the queue.'
      },
      unit: 'share',
      better: 'lower'
    },
    {
      formula: { id: 'terputus / masuk', en: 'cut off / offered' },
      symbols: 'C / O',
      numerator: { id: 'panggilan terputus sebelum antrean', en: 'calls cut off before the queue' },
      denominator: { id: 'panggilan masuk', en: 'calls offered' },
      excluded: NOTHING,
      source: OWN,
      measure: { kind: 'share', of: 'cut_off', per: 'offered' },
      needs: ['outcome:cut-off']
    }
  )
]
