import { indonesianStamp, type Seconds, secondsOf } from '../world/clock.ts'
import type { Incident } from '../world/incidents.ts'
import { broken, byMonth, type ExportFile, type ExportRow, type Fault } from './rows.ts'
import { CATEGORY_WORDS } from './words.ts'

const HEADER =
  'UID,WAKTU LAPOR,TIPE LAPORAN,KATEGORI,SUB KATEGORI 1,KECAMATAN,KELURAHAN,OPD,PRIORITAS,AGENT L1,WAKTU TERUSKAN,WAKTU DISPATCH,WAKTU BERANGKAT,WAKTU TIBA,WAKTU SELESAI,DURASI PENGERJAAN'

/** Incidents of this night are missing from July's file and come late. */
const LATE = { from: secondsOf('2026-07-21', '22:00:00'), to: secondsOf('2026-07-22', '06:00:00') }
/** The month that a later file corrects: closing times that were not known yet, an agency that was another. */
const CORRECTED = { month: '2026-05', openEvery: 90, agencyEvery: 130, sameEvery: 300 }
const BROKEN_EVERY = 389
const REPEATED_EVERY = 1301
const REWRITTEN_EVERY = 1451

const FAULTS: readonly Fault[] = [
  { code: 'BAD_TIME', column: 'WAKTU LAPOR', text: '20 Agustus' },
  { code: 'UNKNOWN_VALUE', column: 'KATEGORI', text: 'TRAFFIC LIGHT' },
  { code: 'KEY_MISSING', column: 'UID', text: '-' },
  { code: 'COLUMN_COUNT', cut: 9 },
  { code: 'REQUIRED_MISSING', column: 'WAKTU LAPOR', text: '-' },
  { code: 'COLUMN_COUNT', add: 'SISA' },
  { code: 'BAD_TIME', column: 'WAKTU SELESAI', text: '30/02/2026 08:00:00' }
]

/** The incident registers: one file a month, one of late rows, one of corrections. */
export function registerFiles(incidents: readonly Incident[]): ExportFile[] {
  return byMonth(incidents, ({ received }) => received).flatMap(([month, own]) => {
    const late = own.filter(isLate).map((incident): ExportRow => ({ text: text(incident), fate: 'loaded' }))
    const corrected = month === CORRECTED.month ? own.flatMap(correction) : []
    const rows = own.flatMap((incident, i) => (isLate(incident) ? [] : rowsOf(incident, i, month)))
    return [
      { source: 'register' as const, name: `register-${month}.csv.gz`, header: HEADER, rows },
      { source: 'register' as const, name: `register-${month}_susulan.csv`, header: HEADER, rows: late },
      { source: 'register' as const, name: `register-${month}_koreksi.csv`, header: HEADER, rows: corrected }
    ].filter((file) => file.rows.length > 0)
  })
}

function rowsOf(incident: Incident, i: number, month: string): ExportRow[] {
  const before = month === CORRECTED.month ? asFirstExported(incident, i) : null
  const isRewritten = i % REWRITTEN_EVERY === 701 && before === null
  const own = text(before ?? incident)
  return [
    ...(isRewritten ? [{ text: text(otherPriority(incident)), fate: 'loaded' as const }] : []),
    { text: own, fate: isRewritten ? 'replaced' : 'loaded' },
    ...(i % REPEATED_EVERY === 1260 ? [{ text: own, fate: 'unchanged' as const }] : []),
    ...(i % BROKEN_EVERY === 60 ? [brokenRow(incident, Math.floor(i / BROKEN_EVERY) + Number(month.slice(5)))] : [])
  ]
}

function correction(incident: Incident, i: number): ExportRow[] {
  if (asFirstExported(incident, i) !== null) return [{ text: text(incident), fate: 'replaced' }]
  return i % CORRECTED.sameEvery === 2 ? [{ text: text(incident), fate: 'unchanged' }] : []
}

/** The incident as the month's file has it where that differs; null where it does not. */
function asFirstExported(incident: Incident, i: number): Incident | null {
  if (i % CORRECTED.openEvery === 5 && incident.closed !== null) return { ...incident, closed: null }
  if (i % CORRECTED.agencyEvery !== 7) return null
  return { ...incident, agency: incident.agency === 'Satpol PP' ? 'Polisi' : 'Satpol PP' }
}

function otherPriority(incident: Incident): Incident {
  return { ...incident, priority: incident.priority === '1' ? '2' : '1' }
}

function isLate({ received }: Incident): boolean {
  return received >= LATE.from && received < LATE.to
}

function brokenRow(incident: Incident, n: number): ExportRow {
  const key = incident.key.replace(/-\d(?=\d{5}$)/, '-9')
  return broken(cells({ ...incident, key }), HEADER, FAULTS[n % FAULTS.length]!, ',')
}

function text(incident: Incident): string {
  return cells(incident).join(',')
}

function cells(incident: Incident): string[] {
  const { received, closed } = incident
  return [
    incident.key,
    stamp(received),
    incident.isEmergency ? 'emergency' : 'non emergency',
    CATEGORY_WORDS[incident.category],
    incident.subcategory,
    incident.district,
    incident.village ?? '-',
    incident.agency,
    incident.priority,
    incident.operator,
    stamp(incident.entered),
    stamp(incident.dispatched),
    stamp(incident.enroute),
    stamp(incident.arrived),
    stamp(closed),
    closed === null ? '-' : duration(closed - received)
  ]
}

function stamp(at: Seconds | null): string {
  return at === null ? '-' : indonesianStamp(at)
}

/** @example duration(74_516) // '0 Hari : 20 Jam : 41 Menit : 56 Detik' */
function duration(seconds: number): string {
  const days = Math.floor(seconds / 86_400)
  const hours = Math.floor((seconds % 86_400) / 3600)
  return `${days} Hari : ${hours} Jam : ${Math.floor((seconds % 3600) / 60)} Menit : ${seconds % 60} Detik`
}
