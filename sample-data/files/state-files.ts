import { isoStamp } from '../world/clock.ts'
import type { Stretch } from '../world/desks.ts'
import { broken, byMonth, type ExportFile, type ExportRow, type Fault } from './rows.ts'

const HEADER = 'OPERATOR,PERAN,STATUS,ALASAN,MULAI,SELESAI'
const STATE_WORDS = { ready: 'SIAP', pause: 'JEDA' }

/** In this month every so many-th stretch is first exported hours too long: forgotten log-outs, corrected later. */
const CORRECTED = { month: '2026-03', forgottenEvery: 130, sameEvery: 400, tooLong_s: 5 * 3600 }
const BROKEN_EVERY = 401
const REPEATED_EVERY = 907

const FAULTS: readonly Fault[] = [
  { code: 'UNKNOWN_VALUE', column: 'STATUS', text: 'TIDUR' },
  { code: 'BAD_TIME', column: 'SELESAI', text: '2026-02-30 14:00:00' },
  { code: 'COLUMN_COUNT', cut: 4 },
  { code: 'REQUIRED_MISSING', column: 'SELESAI', text: '' },
  { code: 'REQUIRED_MISSING', column: 'OPERATOR', text: '' }
]

/** The operators' states: one file a month and one of corrections. */
export function stateFiles(stretches: readonly Stretch[]): ExportFile[] {
  return byMonth(stretches, ({ from }) => from).flatMap(([month, own]) => {
    const rows = own.flatMap((stretch, i) => rowsOf(stretch, i, month))
    const corrected = month === CORRECTED.month ? own.flatMap(correction) : []
    return [
      { source: 'operators' as const, name: `status-${month}.csv.gz`, header: HEADER, rows },
      { source: 'operators' as const, name: `status-${month}_koreksi.csv`, header: HEADER, rows: corrected }
    ].filter((file) => file.rows.length > 0)
  })
}

function rowsOf(stretch: Stretch, i: number, month: string): ExportRow[] {
  const isWrong = month === CORRECTED.month && isForgotten(stretch, i)
  const own = text(isWrong ? { ...stretch, to: stretch.to + CORRECTED.tooLong_s } : stretch)
  const n = Math.floor(i / BROKEN_EVERY) + 2 * Number(month.slice(5))
  return [
    { text: own, fate: 'loaded' },
    ...(i % REPEATED_EVERY === 640 ? [{ text: own, fate: 'unchanged' as const }] : []),
    ...(i % BROKEN_EVERY === 40 ? [brokenRow(stretch, n)] : [])
  ]
}

function correction(stretch: Stretch, i: number): ExportRow[] {
  if (isForgotten(stretch, i)) return [{ text: text(stretch), fate: 'replaced' }]
  return i % CORRECTED.sameEvery === 9 ? [{ text: text(stretch), fate: 'unchanged' }] : []
}

function isForgotten({ state }: Stretch, i: number): boolean {
  return i % CORRECTED.forgottenEvery === 21 && state === 'ready'
}

/** A row of somebody who is not on the list, so that its key is not known. */
function brokenRow(stretch: Stretch, n: number): ExportRow {
  return broken(cells({ ...stretch, operator: 'OP-99' }), HEADER, FAULTS[n % FAULTS.length]!, ',')
}

function text(stretch: Stretch): string {
  return cells(stretch).join(',')
}

function cells({ operator, isSupervisor, state, reason, from, to }: Stretch): string[] {
  const role = isSupervisor ? 'supervisor' : 'operator'
  return [operator, role, STATE_WORDS[state], reason, isoStamp(from), isoStamp(to)]
}
