import type { Assignment, RosterProblem } from '#domain/staffing/roster.ts'
import { datesOf } from '#domain/staffing/roster.ts'
import { checkRoster } from '#domain/staffing/roster-check.ts'
import { ROSTER_RULES } from '#domain/staffing/roster-rules.ts'
import { totalsOf } from '#domain/staffing/roster-result.ts'
import { serialOf, workbook, type WorkbookCell, type Worksheet } from '#domain/workbook/workbook.ts'

/** A cell: text, number, or a date as YYYY-MM-DD that the sheet shows as a date. */
type SheetCell = string | number | null | { date: string }

interface Sheet {
  name: string
  /** The first row is the header: bold, and stays in view. */
  rows: readonly (readonly SheetCell[])[]
  frozenColumns: number
  widths: readonly number[]
}

const clock = (minute: number) =>
  `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** A roster as XLSX: the roster by person and date, the list of shifts, the legend, the rules, what is broken. Headers Indonesian and English. */
export function rosterWorkbook(problem: RosterProblem, assignments: readonly Assignment[]): Uint8Array {
  const sheets = [
    grid(problem, assignments),
    list(problem, assignments),
    legend(problem),
    rules(problem),
    faults(problem, assignments)
  ]
  return workbook(sheets.map(worksheet))
}

function worksheet({ name, rows, frozenColumns, widths }: Sheet): Worksheet {
  const cells = rows.map((row, i) => row.map((cell) => cellOf(cell, i === 0)))
  return { name, rows: cells, frozen: { rows: 1, columns: frozenColumns }, widths }
}

function cellOf(cell: SheetCell, isHead: boolean): WorkbookCell {
  if (cell === null) return null
  if (typeof cell === 'object')
    return { content: serialOf(cell.date) ?? cell.date, style: isHead ? 'headDate' : 'isoDate' }
  return { content: cell, style: isHead ? 'head' : 'plain' }
}

function grid(problem: RosterProblem, assignments: readonly Assignment[]): Sheet {
  const dates = datesOf(problem)
  const shiftOf = new Map(assignments.map(({ person, date, shift }) => [`${person} ${date}`, shift]))
  const totals = totalsOf(problem, assignments)
  const rows = problem.people.map(({ id, role }, i) => [
    id,
    role,
    ...dates.map((date) => shiftOf.get(`${id} ${date}`) ?? null),
    totals[i]!.shifts,
    totals[i]!.minutes / 60,
    totals[i]!.nights,
    totals[i]!.weekends
  ])
  const head = [
    'Petugas / Person',
    'Peran / Role',
    ...dates.map((date) => ({ date })),
    'Sif / Shifts',
    'Jam / Hours',
    'Malam / Nights',
    'Akhir pekan / Weekends'
  ]
  return {
    name: 'Roster',
    rows: [head, ...rows],
    frozenColumns: 2,
    widths: [18, 14, ...dates.map(() => 11), 12, 12, 14, 22]
  }
}

function list(problem: RosterProblem, assignments: readonly Assignment[]): Sheet {
  const shifts = new Map(problem.shifts.map((shift) => [shift.id, shift]))
  const rows = assignments.map(({ person, date, shift }) => {
    const { startMinute, durationMinutes } = shifts.get(shift)!
    return [{ date }, shift, clock(startMinute), clock(startMinute + durationMinutes), person, durationMinutes / 60]
  })
  const head = ['Tanggal / Date', 'Sif / Shift', 'Mulai / Start', 'Selesai / End', 'Petugas / Person', 'Jam / Hours']
  return { name: 'Daftar sif', rows: [head, ...rows], frozenColumns: 1, widths: [16, 14, 14, 14, 18, 12] }
}

function legend(problem: RosterProblem): Sheet {
  const rows = problem.shifts.map(({ id, startMinute, durationMinutes, breakMinutes }) => [
    id,
    clock(startMinute),
    clock(startMinute + durationMinutes),
    durationMinutes / 60,
    breakMinutes
  ])
  const head = ['Sif / Shift', 'Mulai / Start', 'Selesai / End', 'Jam / Hours', 'Istirahat (menit) / Break (minutes)']
  return { name: 'Legenda', rows: [head, ...rows], frozenColumns: 1, widths: [16, 14, 14, 12, 36] }
}

function rules(problem: RosterProblem): Sheet {
  const rows = ROSTER_RULES.map(({ id, label, source }) => [
    label.id,
    label.en,
    `${source.id} / ${source.en}`,
    problem.soft[id] ?? null
  ])
  const settings = Object.entries(problem.settings).map(([name, value]) => [name, null, null, value as number | null])
  const head = ['Aturan', 'Rule', 'Sumber / Source', 'Harga pelanggaran / Price of a break']
  return { name: 'Aturan', rows: [head, ...rows, ...settings], frozenColumns: 0, widths: [34, 34, 70, 36] }
}

function faults(problem: RosterProblem, assignments: readonly Assignment[]): Sheet {
  const rows = checkRoster(problem, assignments).map(({ text, person, date, shift, by, unit }) => [
    text.id,
    text.en,
    person,
    date === null ? null : { date },
    shift,
    by,
    unit
  ])
  const head = [
    'Pelanggaran',
    'Violation',
    'Petugas / Person',
    'Tanggal / Date',
    'Sif / Shift',
    'Besar / By',
    'Satuan / Unit'
  ]
  return { name: 'Pemeriksaan', rows: [head, ...rows], frozenColumns: 0, widths: [60, 60, 18, 16, 14, 12, 14] }
}
