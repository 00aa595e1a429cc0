import { indonesianStamp, isoStamp, type Seconds } from './clock.ts'
import type { Incident } from './incidents.ts'
import type { Stretch } from './staff.ts'
import type { RecordedCall, World } from './world.ts'

/** One export file: its name, its rows as text, and what a careful reader must make of each row. */
export interface ExportFile {
  source: 'acd' | 'register' | 'operators'
  name: string
  header: string
  rows: ExportRow[]
}
export interface ExportRow {
  text: string
  /** What the row is: new, known with the same content, known with another content, or not to be taken. */
  fate: 'loaded' | 'unchanged' | 'replaced' | RejectCode
}
export type RejectCode =
  'BAD_TIME' | 'BAD_NUMBER' | 'UNKNOWN_VALUE' | 'KEY_MISSING' | 'COLUMN_COUNT' | 'REQUIRED_MISSING'

const CALLS_HEADER =
  'ID_PANGGILAN;LINE;WAKTU_MASUK;WAKTU_JAWAB;WAKTU_SELESAI;DETIK_PASCA;STATUS;OPERATOR;JENIS_PANGGILAN;KATEGORI;BAHASA;KECAMATAN;NO_TIKET;NOMOR_PENELEPON;DIALIHKAN'
const REGISTER_HEADER =
  'UID,WAKTU LAPOR,TIPE LAPORAN,KATEGORI,SUB KATEGORI 1,KECAMATAN,KELURAHAN,OPD,PRIORITAS,AGENT L1,WAKTU TERUSKAN,WAKTU DISPATCH,WAKTU BERANGKAT,WAKTU TIBA,WAKTU SELESAI,DURASI PENGERJAAN'
const STATES_HEADER = 'OPERATOR,PERAN,STATUS,ALASAN,MULAI,SELESAI'

const STATUS = { answered: 'DIJAWAB', abandoned: 'DITINGGALKAN', 'cut-off': 'TERPUTUS' }
const KINDS = {
  emergency: 'DARURAT',
  'non-emergency': 'NON DARURAT',
  information: 'INFORMASI',
  prank: 'PRANK',
  ghost: 'GHOST',
  silent: 'SILENT',
  test: 'UJI COBA'
}
const CATEGORIES = {
  medical: 'MEDIS',
  fire: 'KEBAKARAN',
  security: 'KEAMANAN',
  accident: 'KECELAKAAN',
  disaster: 'BENCANA',
  other: 'LAINNYA'
}
const LANGUAGES = { id: 'INDONESIA', en: 'INGGRIS', zh: 'MANDARIN', ja: 'JEPANG', ar: 'ARAB' }

/** Calls of February that arrive late, by their place in the month. */
const LATE_MONTH = '2026-02'
/** The month whose first files carry words that a later file corrects. */
const CORRECTED_MONTH = '2026-05'

/** Every export of the sample, in the order in which they are loaded. */
export function exportFiles(world: World): ExportFile[] {
  return [...callFiles(world.calls), ...registerFiles(world.incidents), ...stateFiles(world.duty)]
}

function callFiles(calls: readonly RecordedCall[]): ExportFile[] {
  return byMonth(calls, (call) => call.arrived).flatMap(([month, own]) => {
    const isLate = (i: number) => month === LATE_MONTH && i % 150 === 7
    const isWrong = (i: number) => month === CORRECTED_MONTH && i % 250 === 11
    const rows = own.flatMap((call, i): ExportRow[] => {
      if (isLate(i)) return []
      const first = stumble(call, i)
      const row: ExportRow = { text: callRow(call, isWrong(i)), fate: first.length > 0 ? 'replaced' : 'loaded' }
      return [...first, row, ...faults(call, i)]
    })
    const files = [file('acd', `acd-${month}.csv.gz`, CALLS_HEADER, rows)]
    const late = own
      .filter((_, i) => isLate(i))
      .map((call) => ({ text: callRow(call, false), fate: 'loaded' as const }))
    if (late.length > 0) files.push(file('acd', `acd-${month}_susulan.csv`, CALLS_HEADER, late))
    const corrected = own.flatMap((call, i): ExportRow[] => {
      if (isWrong(i)) return [{ text: callRow(call, false), fate: 'replaced' }]
      return month === CORRECTED_MONTH && i % 900 === 3 ? [{ text: callRow(call, false), fate: 'unchanged' }] : []
    })
    if (corrected.length > 0) files.push(file('acd', `acd-${month}_koreksi.csv`, CALLS_HEADER, corrected))
    return files
  })
}

function callRow(call: RecordedCall, isWrong: boolean): string {
  return callCells(call, isWrong).join(';')
}

/** @param isWrong the language as it was first written down, before the correction */
function callCells(call: RecordedCall, isWrong = false): string[] {
  const { caller } = call
  const isAnswered = call.answered !== null
  const typed = isAnswered && call.ticket !== null
  return [
    call.id,
    `112-${(Number(call.id.slice(-4)) % 4) + 1}`,
    indonesianStamp(call.arrived),
    call.answeredStamp === null ? '' : indonesianStamp(call.answeredStamp),
    indonesianStamp(call.ended),
    isAnswered ? String(caller.wrap_s) : '',
    STATUS[call.outcome],
    call.operator ?? '',
    isAnswered ? KINDS[isWrong ? 'information' : caller.disposition] : '',
    typed && !isWrong ? CATEGORIES[caller.category!] : '',
    isAnswered ? LANGUAGES[caller.language] : '',
    typed && !isWrong ? caller.district : '',
    isWrong ? 'PLG-BELUM' : (call.ticket ?? ''),
    caller.number ?? '',
    isAnswered ? (call.transferred ? 'YA' : 'TIDAK') : ''
  ]
}

/** A row that is written twice in one file: first wrongly, or first just so. */
function stumble(call: RecordedCall, i: number): ExportRow[] {
  return i % 2900 === 17 && call.answered !== null ? [{ text: callRow(call, true), fate: 'loaded' }] : []
}

/** Rows that follow a good one and are not to be taken, each with one fault; a repetition is no fault. */
function faults(call: RecordedCall, i: number): ExportRow[] {
  const cells = callCells({ ...call, id: `${call.id}-X` })
  const broken = (fate: RejectCode, at: number, text: string): ExportRow[] => [
    { fate, text: cells.with(at, text).join(';') }
  ]
  switch (i % 2500) {
    case 100:
      return broken('BAD_TIME', 2, '31/02/2026 10:00:00')
    case 400:
      return broken('UNKNOWN_VALUE', 6, 'HILANG')
    case 700:
      return broken('KEY_MISSING', 0, '')
    case 1000:
      return [{ fate: 'COLUMN_COUNT', text: cells.slice(0, 5).join(';') }]
    case 1300:
      return [{ fate: 'COLUMN_COUNT', text: `${cells.join(';')};SISA` }]
    case 1600:
      return broken('BAD_NUMBER', 5, 'sepuluh')
    case 1900:
      return broken('REQUIRED_MISSING', 2, '')
    case 2200:
      return [{ fate: 'unchanged', text: callRow(call, false) }]
    default:
      return []
  }
}

function registerFiles(incidents: readonly Incident[]): ExportFile[] {
  return byMonth(incidents, (incident) => incident.received).flatMap(([month, own]) => {
    const isWrong = (i: number) => month === CORRECTED_MONTH && i % 110 === 5
    const rows = own.flatMap((incident, i): ExportRow[] => [
      { text: incidentRow(incident, isWrong(i)), fate: 'loaded' },
      ...registerFaults(incident, i)
    ])
    const files = [file('register', `register-${month}.csv.gz`, REGISTER_HEADER, rows)]
    const corrected = own.flatMap((incident, i): ExportRow[] => {
      if (isWrong(i)) return [{ text: incidentRow(incident, false), fate: 'replaced' }]
      return month === CORRECTED_MONTH && i % 400 === 2
        ? [{ text: incidentRow(incident, false), fate: 'unchanged' }]
        : []
    })
    if (corrected.length > 0) files.push(file('register', `register-${month}_koreksi.csv`, REGISTER_HEADER, corrected))
    return files
  })
}

/** @param isWrong with the agency as it was first written down */
function incidentRow(incident: Incident, isWrong: boolean): string {
  const stamp = (at: Seconds | null) => (at === null ? '-' : indonesianStamp(at))
  return [
    incident.key,
    stamp(incident.received),
    'emergency',
    CATEGORIES[incident.category],
    incident.subcategory,
    incident.district,
    '-',
    isWrong ? 'Satpol PP' : incident.agency,
    isWrong ? '3' : incident.priority,
    incident.operator,
    stamp(incident.entered),
    stamp(incident.dispatched),
    stamp(incident.enroute),
    stamp(incident.arrived),
    stamp(incident.closed),
    duration(incident.closed - incident.received)
  ].join(',')
}

function duration(seconds: number): string {
  const days = Math.floor(seconds / 86_400)
  const hours = Math.floor((seconds % 86_400) / 3600)
  return `${days} Hari : ${hours} Jam : ${Math.floor((seconds % 3600) / 60)} Menit : ${seconds % 60} Detik`
}

function registerFaults(incident: Incident, i: number): ExportRow[] {
  const cells = incidentRow({ ...incident, key: `${incident.key}-X` }, false).split(',')
  const broken = (fate: RejectCode, at: number, text: string): ExportRow[] => [
    { fate, text: cells.with(at, text).join(',') }
  ]
  if (i % 1400 === 60) return broken('BAD_TIME', 1, '20 Agustus')
  if (i % 1400 === 360) return broken('UNKNOWN_VALUE', 3, 'ALIEN')
  if (i % 1400 === 660) return broken('KEY_MISSING', 0, '-')
  if (i % 1400 === 960) return [{ fate: 'COLUMN_COUNT', text: cells.slice(0, 9).join(',') }]
  return i % 1400 === 1260 ? [{ fate: 'unchanged', text: incidentRow(incident, false) }] : []
}

function stateFiles(duty: readonly Stretch[]): ExportFile[] {
  return byMonth(
    duty.map((stretch) => ({ ...stretch, from: Math.max(stretch.from, 0) })),
    (stretch) => stretch.from
  ).map(([month, own]) => {
    const rows = own.flatMap((stretch, i): ExportRow[] => [
      ...stretchRows(stretch).map((text) => ({ text, fate: 'loaded' as const })),
      ...(i % 500 === 40
        ? [{ text: stretchRows(stretch)[0]!.replace('SIAP', 'TIDUR'), fate: 'UNKNOWN_VALUE' as const }]
        : [])
    ])
    return file('operators', `status-${month}.csv.gz`, STATES_HEADER, rows)
  })
}

function stretchRows(stretch: Stretch): string[] {
  const role = stretch.isSupervisor ? 'supervisor' : 'operator'
  const ready = [stretch.operator, role, 'SIAP', '', isoStamp(stretch.from), isoStamp(stretch.to)].join(',')
  if (stretch.pause === null) return [ready]
  return [
    ready,
    [stretch.operator, role, 'JEDA', stretch.pause.reason, isoStamp(stretch.to), isoStamp(stretch.pause.to)].join(',')
  ]
}

function file(source: ExportFile['source'], name: string, header: string, rows: ExportRow[]): ExportFile {
  return { source, name, header, rows }
}

function byMonth<Row>(rows: readonly Row[], at: (row: Row) => Seconds): [string, Row[]][] {
  const months = new Map<string, Row[]>()
  for (const row of rows) {
    const month = isoStamp(at(row)).slice(0, 7)
    const own = months.get(month)
    if (own) own.push(row)
    else months.set(month, [row])
  }
  return [...months].sort(([a], [b]) => a.localeCompare(b))
}
