import { indonesianStamp, secondsOf } from '../world/clock.ts'
import { CATEGORIES, type Category } from '../world/kinds.ts'
import type { RecordedCall } from '../world/world.ts'
import { broken, byMonth, type ExportFile, type ExportRow, type Fault } from './rows.ts'
import { CATEGORY_WORDS, DISPOSITION_WORDS, LANGUAGE_WORDS, OUTCOME_WORDS } from './words.ts'

const HEADER =
  'ID_PANGGILAN;LINE;WAKTU_MASUK;WAKTU_JAWAB;WAKTU_SELESAI;DETIK_PASCA;STATUS;OPERATOR;JENIS_PANGGILAN;KATEGORI;BAHASA;KECAMATAN;NO_TIKET;NOMOR_PENELEPON;DIALIHKAN'

/** Calls of these hours are missing from February's file and come late, in a file of their own. */
const LATE = { from: secondsOf('2026-02-11', '13:00:00'), to: secondsOf('2026-02-11', '17:00:00') }
/** The month whose file carries words that a later file corrects; every so many-th row. */
const CORRECTED = { month: '2026-05', wrongEvery: 240, sameEvery: 700 }
/** Every so many-th call is followed by a broken row, a repetition, or is written wrongly first. */
const BROKEN_EVERY = 331
const REPEATED_EVERY = 2503
const REWRITTEN_EVERY = 2909

const FAULTS: readonly Fault[] = [
  { code: 'BAD_TIME', column: 'WAKTU_MASUK', text: '31/02/2026 10:00:00' },
  { code: 'UNKNOWN_VALUE', column: 'STATUS', text: 'HILANG' },
  { code: 'KEY_MISSING', column: 'ID_PANGGILAN', text: '' },
  { code: 'COLUMN_COUNT', cut: 6 },
  { code: 'BAD_NUMBER', column: 'DETIK_PASCA', text: 'sepuluh' },
  { code: 'UNKNOWN_VALUE', column: 'BAHASA', text: 'KOREA' },
  { code: 'COLUMN_COUNT', add: 'SISA' },
  { code: 'REQUIRED_MISSING', column: 'WAKTU_MASUK', text: '' },
  { code: 'BAD_TIME', column: 'WAKTU_SELESAI', text: '2026-05-12T10:11:12' },
  { code: 'UNKNOWN_VALUE', column: 'JENIS_PANGGILAN', text: 'SALAH SAMBUNG' },
  { code: 'REQUIRED_MISSING', column: 'STATUS', text: '' },
  { code: 'UNKNOWN_VALUE', column: 'KATEGORI', text: 'ODGJ' }
]

/** The call lists: one file a month, one of late rows, one of corrections. */
export function callFiles(calls: readonly RecordedCall[]): ExportFile[] {
  return byMonth(calls, ({ arrived }) => arrived).flatMap(([month, own]) => {
    const late = own.filter(isLate).map((call): ExportRow => ({ text: text(call), fate: 'loaded' }))
    const corrected = month === CORRECTED.month ? own.flatMap(correction) : []
    const rows = own.flatMap((call, i) => (isLate(call) ? [] : rowsOf(call, i, month)))
    return [
      { source: 'acd' as const, name: `acd-${month}.csv.gz`, header: HEADER, rows },
      { source: 'acd' as const, name: `acd-${month}_susulan.csv`, header: HEADER, rows: late },
      { source: 'acd' as const, name: `acd-${month}_koreksi.csv`, header: HEADER, rows: corrected }
    ].filter((file) => file.rows.length > 0)
  })
}

/** A call's own row, and what goes wrong around it. */
function rowsOf(call: RecordedCall, i: number, month: string): ExportRow[] {
  const isWrong = month === CORRECTED.month && i % CORRECTED.wrongEvery === 11 && call.answered !== null
  const isRewritten = i % REWRITTEN_EVERY === 17 && call.answered !== null && !isWrong
  const own = isWrong ? text(mistyped(call)) : text(call)
  return [
    ...(isRewritten ? [{ text: text(mistyped(call)), fate: 'loaded' as const }] : []),
    { text: own, fate: isRewritten ? 'replaced' : 'loaded' },
    ...(i % REPEATED_EVERY === 220 ? [{ text: own, fate: 'unchanged' as const }] : []),
    ...(i % BROKEN_EVERY === 100 ? [brokenRow(call, Math.floor(i / BROKEN_EVERY) + Number(month.slice(5)))] : [])
  ]
}

function correction(call: RecordedCall, i: number): ExportRow[] {
  const isWrong = i % CORRECTED.wrongEvery === 11 && call.answered !== null
  if (isWrong) return [{ text: text(call), fate: 'replaced' }]
  return i % CORRECTED.sameEvery === 3 ? [{ text: text(call), fate: 'unchanged' }] : []
}

function isLate({ arrived }: RecordedCall): boolean {
  return arrived >= LATE.from && arrived < LATE.to
}

function brokenRow(call: RecordedCall, n: number): ExportRow {
  const id = call.id.replace(/-\d/, '-9')
  return broken(cells({ ...call, id }), HEADER, FAULTS[n % FAULTS.length]!, ';')
}

/** The call as its operator typed it first: a report under another category, everything else as another kind. */
function mistyped(call: RecordedCall): RecordedCall {
  const { disposition, category } = call.caller
  if (category !== null) return { ...call, caller: { ...call.caller, category: next(category) } }
  const wrong = disposition === 'prank' ? ('information' as const) : ('prank' as const)
  return { ...call, caller: { ...call.caller, disposition: wrong } }
}

function next(category: Category): Category {
  return CATEGORIES[(CATEGORIES.indexOf(category) + 1) % CATEGORIES.length]!
}

function text(call: RecordedCall): string {
  return cells(call).join(';')
}

function cells(call: RecordedCall): string[] {
  const { caller, ticket } = call
  const isAnswered = call.answered !== null
  return [
    call.id,
    call.line,
    indonesianStamp(call.arrived),
    call.answeredStamp === null ? '' : indonesianStamp(call.answeredStamp),
    indonesianStamp(call.ended),
    isAnswered ? String(caller.wrap_s) : '',
    OUTCOME_WORDS[call.outcome],
    call.operator ?? '',
    isAnswered ? DISPOSITION_WORDS[caller.disposition] : '',
    ticket === null ? '' : CATEGORY_WORDS[caller.category!],
    isAnswered ? LANGUAGE_WORDS[caller.language] : '',
    ticket === null ? '' : caller.matter.district,
    ticket ?? '',
    caller.number ?? '',
    isAnswered ? (caller.isTransferred ? 'YA' : 'TIDAK') : ''
  ]
}
