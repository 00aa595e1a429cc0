import type { MetaReply } from '#contract/meta.ts'
import type { CallRecord, IncidentRecord } from '#contract/records.ts'
import type { RecordKind } from '#domain/record-parts.ts'
import { nameOf } from '../../lib/components/value-names.ts'
import type { FilterName } from '../../lib/filters.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'
import type { RecordSort } from '../../lib/records-choice.ts'

type Meta = MetaReply['data']
type Field = keyof Drawing['words']['records']['fields']

/** A column of the table of records; `sort` where the API sorts by it. */
export interface RecordColumn<Row> {
  id: Field
  head: string
  cell: (row: Row) => string
  isNumber?: boolean
  sort?: RecordSort
  /** Whether it is shown until the reader chooses. */
  isUsual: boolean
}

const DASH = '–'

/** Writes the cells of one kind of record in the reader's words. */
class Cells {
  readonly meta: Meta
  readonly drawing: Drawing

  constructor(meta: Meta, drawing: Drawing) {
    this.meta = meta
    this.drawing = drawing
  }

  column<Row>(id: Field, cell: (row: Row) => string, rest: Partial<RecordColumn<Row>> = {}): RecordColumn<Row> {
    return { id, head: this.drawing.words.records.fields[id], cell, isUsual: true, ...rest }
  }

  seconds(value: number | null): string {
    return value === null ? DASH : this.drawing.format.seconds(value)
  }

  named(name: FilterName, value: string | null): string {
    return value === null ? DASH : nameOf(name, value, this.meta, this.drawing.language, this.drawing.format)
  }

  provenance<Row extends CallRecord | IncidentRecord>(): RecordColumn<Row>[] {
    const { format } = this.drawing
    return [
      this.column<Row>('centre', (row) => row.centre, { isUsual: false }),
      this.column<Row>('source', (row) => row.source, { isUsual: false }),
      this.column<Row>('place', (row) => placeText(row), { isUsual: false }),
      this.column<Row>('load', (row) => row.loadId ?? DASH, { isUsual: false }),
      this.column<Row>('versions', (row) => format.number(row.earlierVersions), { isUsual: false, isNumber: true })
    ]
  }
}

/** File and line that a record was read from: `acd-2026-03.csv.gz:7461`. */
export function placeText({ file, fileLine }: { file: string | null; fileLine: number | null }): string {
  return file === null || fileLine === null ? DASH : `${file}:${fileLine}`
}

export function callColumns(meta: Meta, drawing: Drawing): RecordColumn<CallRecord>[] {
  const cells = new Cells(meta, drawing)
  const { words, format } = drawing
  const yesNo = (value: boolean | null) => (value === null ? DASH : value ? words.records.yes : words.records.no)
  const number = { isNumber: true }
  const rare = { isUsual: false }
  const column = cells.column.bind(cells)<CallRecord>
  return [
    column('arrived', (row) => format.localTime(row.arrivedLocal), { sort: 'arrived' }),
    column('outcome', (row) => cells.named('outcome', row.outcome)),
    column('wait', (row) => cells.seconds(row.waitSeconds), { ...number, sort: 'wait' }),
    column('talk', (row) => cells.seconds(row.talkSeconds), { ...number, ...rare, sort: 'talk' }),
    column('wrap', (row) => cells.seconds(row.wrapSeconds), { ...number, ...rare }),
    column('handle', (row) => cells.seconds(row.handleSeconds), { ...number, sort: 'handle' }),
    column('disposition', (row) => cells.named('disposition', row.disposition)),
    column('category', (row) => cells.named('category', row.category)),
    column('subcategory', (row) => row.subcategory ?? DASH, rare),
    column('district', (row) => row.district ?? DASH),
    column('agency', (row) => row.agency ?? DASH, rare),
    column('language', (row) => cells.named('language', row.language), rare),
    column('operator', (row) => row.operator ?? DASH),
    column('line', (row) => row.line ?? DASH),
    column('priority', (row) => row.priority ?? DASH, rare),
    column('incident', (row) => row.incidentKey ?? DASH),
    column('transferred', (row) => yesNo(row.transferred), rare),
    column('caller', (row) => row.caller ?? DASH),
    ...cells.provenance<CallRecord>()
  ]
}

export function incidentColumns(meta: Meta, drawing: Drawing): RecordColumn<IncidentRecord>[] {
  const cells = new Cells(meta, drawing)
  const { format } = drawing
  const number = { isNumber: true }
  const rare = { isUsual: false }
  const column = cells.column.bind(cells)<IncidentRecord>
  return [
    column('received', (row) => format.localTime(row.receivedLocal), { sort: 'received' }),
    column('incident', (row) => row.incidentKey),
    column('category', (row) => cells.named('category', row.category)),
    column('subcategory', (row) => row.subcategory ?? DASH),
    column('district', (row) => row.district ?? DASH),
    column('agency', (row) => row.agency ?? DASH),
    column('priority', (row) => row.priority ?? DASH),
    column('units', (row) => format.number(row.units), { ...number, sort: 'units' }),
    column('processing', (row) => cells.seconds(row.processingSeconds), { ...number, ...rare }),
    column('dispatch', (row) => cells.seconds(row.dispatchSeconds), { ...number, ...rare }),
    column('alarm', (row) => cells.seconds(row.alarmSeconds), { ...number, sort: 'alarm' }),
    column('turnout', (row) => cells.seconds(row.turnoutSeconds), { ...number, ...rare }),
    column('travel', (row) => cells.seconds(row.travelSeconds), { ...number, ...rare }),
    column('response', (row) => cells.seconds(row.responseSeconds), { ...number, sort: 'response' }),
    column('scene', (row) => cells.seconds(row.sceneSeconds), { ...number, ...rare }),
    column('ticket', (row) => cells.seconds(row.ticketSeconds), { ...number, sort: 'ticket' }),
    column('operator', (row) => row.operator ?? DASH, rare),
    ...cells.provenance<IncidentRecord>()
  ]
}

/** The columns shown: those chosen, else the usual ones; the first, which opens the record, always. */
export function shownColumns<Row>(all: readonly RecordColumn<Row>[], chosen: readonly string[] | null) {
  return all.filter(({ id, isUsual }, i) => i === 0 || (chosen === null ? isUsual : chosen.includes(id)))
}

/** The choice of columns with one of them turned; null where it is the usual choice again. */
export function toggledColumn<Row>(
  all: readonly RecordColumn<Row>[],
  chosen: readonly string[] | null,
  id: string
): string | null {
  const shown = shownColumns(all, chosen).map((column) => column.id as string)
  const next = all.filter((column) => shown.includes(column.id) !== (column.id === id)).map((column) => column.id)
  const usual = shownColumns(all, null).map((column) => column.id)
  return next.join() === usual.join() ? null : next.join(',')
}

/** A moment of a record's life, and the seconds since the one before it. */
export interface Stamp {
  id: keyof Drawing['words']['records']['stamps']
  /** ISO, UTC. */
  at: string
  afterSeconds: number | null
}

/** The stamps of a call, told from its arrival and its seconds. */
export function callStamps(call: CallRecord): Stamp[] {
  const begin = Date.parse(call.arrivedAt)
  const isAnswered = call.outcome === 'answered'
  const steps: [Stamp['id'], number | null][] = isAnswered
    ? [
        ['answered', call.waitSeconds],
        ['ended', call.talkSeconds],
        ['wrapped', call.wrapSeconds]
      ]
    : [['gone', call.waitSeconds]]
  const stamps: Stamp[] = [{ id: 'arrived', at: call.arrivedAt, afterSeconds: null }]
  let at = begin
  for (const [id, seconds] of steps) {
    if (seconds === null) break
    at += seconds * 1000
    stamps.push({ id, at: new Date(at).toISOString(), afterSeconds: seconds })
  }
  return stamps
}

/** The stamps of an incident that its register carries, in the order of a response. */
export function incidentStamps(incident: IncidentRecord): Stamp[] {
  const carried: [Stamp['id'], string | null][] = [
    ['received', incident.receivedAt],
    ['entered', incident.enteredAt],
    ['dispatched', incident.dispatchedAt],
    ['enroute', incident.enrouteAt],
    ['scene', incident.arrivedAt],
    ['closed', incident.closedAt]
  ]
  const known = carried.flatMap(([id, at]) => (at === null ? [] : [{ id, at }]))
  return known.map(({ id, at }, i) => {
    const before = known[i - 1]
    const seconds = before === undefined ? null : (Date.parse(at) - Date.parse(before.at)) / 1000
    return { id, at, afterSeconds: seconds !== null && seconds >= 0 ? seconds : null }
  })
}

export function unitOf(kind: RecordKind, { words }: Drawing): string {
  return words.units[kind]
}
