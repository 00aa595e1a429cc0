import { dateOf, isoStamp } from '../world/clock.ts'
import type { PlannedShift } from '../world/roster.ts'
import { broken, type ExportFile, type ExportRow, type Fault } from './rows.ts'

const HEADER = 'OPERATOR,DINAS,MULAI,SELESAI'
const SHIFT_WORDS = ['PAGI', 'SIANG', 'MALAM']

/** Every so many-th shift of this year is first written an hour too short; a file of changes mends it. */
const CHANGED = { year: '2026', shortEvery: 173, sameEvery: 450, tooShort_s: 3600 }
const REPEATED_EVERY = 811
const BROKEN_EVERY = 397

const FAULTS: readonly Fault[] = [
  { code: 'BAD_TIME', column: 'MULAI', text: '2026-02-30 06:00:00' },
  { code: 'REQUIRED_MISSING', column: 'SELESAI', text: '' },
  { code: 'COLUMN_COUNT', cut: 2 },
  { code: 'REQUIRED_MISSING', column: 'OPERATOR', text: '' }
]

/** The roster: one file a year, as the head of the centre keeps it, and one of changes. */
export function rosterFiles(planned: readonly PlannedShift[]): ExportFile[] {
  const years = [...new Set(planned.map(({ from }) => yearOf(from)))]
  return years.flatMap((year) => {
    const own = planned.filter(({ from }) => yearOf(from) === year)
    const rows = own.flatMap((shift, i) => rowsOf(shift, i, year))
    const changed = year === CHANGED.year ? own.flatMap(change) : []
    return [
      { source: 'roster' as const, name: `jadwal-${year}.csv`, header: HEADER, rows },
      { source: 'roster' as const, name: `jadwal-${year}_perubahan.csv`, header: HEADER, rows: changed }
    ].filter((file) => file.rows.length > 0)
  })
}

function rowsOf(shift: PlannedShift, i: number, year: string): ExportRow[] {
  const isShort = year === CHANGED.year && isMistaken(i)
  const own = text(isShort ? { ...shift, to: shift.to - CHANGED.tooShort_s } : shift)
  return [
    { text: own, fate: 'loaded' },
    ...(i % REPEATED_EVERY === 300 ? [{ text: own, fate: 'unchanged' as const }] : []),
    ...(i % BROKEN_EVERY === 60 ? [brokenRow(shift, Math.floor(i / BROKEN_EVERY))] : [])
  ]
}

function change(shift: PlannedShift, i: number): ExportRow[] {
  if (isMistaken(i)) return [{ text: text(shift), fate: 'replaced' }]
  return i % CHANGED.sameEvery === 7 ? [{ text: text(shift), fate: 'unchanged' }] : []
}

function isMistaken(i: number): boolean {
  return i % CHANGED.shortEvery === 50
}

/** A row of somebody who is not on the list, so that its key is not known. */
function brokenRow(shift: PlannedShift, n: number): ExportRow {
  return broken(cells({ ...shift, operator: 'OP-99' }), HEADER, FAULTS[n % FAULTS.length]!, ',')
}

function text(shift: PlannedShift): string {
  return cells(shift).join(',')
}

function cells({ operator, shift, from, to }: PlannedShift): string[] {
  return [operator, SHIFT_WORDS[shift]!, isoStamp(from), isoStamp(to)]
}

function yearOf(at: number): string {
  return dateOf(at).slice(0, 4)
}
