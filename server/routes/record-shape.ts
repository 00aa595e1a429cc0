import type { CallRecord, IncidentRecord, LinkedCall, RecordVersion } from '#contract/records.ts'
import type { CallRow, IncidentRow, VersionRow } from '../queries/records.ts'

export function callRecord(row: CallRow): CallRecord {
  const { category, subcategory, district, agency, priority, operator } = row
  return {
    id: row.id,
    arrivedAt: row.arrived_at,
    arrivedLocal: row.arrived_local,
    centre: row.centre,
    outcome: row.outcome,
    waitSeconds: row.wait_s,
    talkSeconds: row.talk_s,
    wrapSeconds: row.wrap_s,
    handleSeconds: row.handle_s,
    disposition: row.disposition,
    language: row.language,
    line: row.line,
    ...{ category, subcategory, district, agency, priority, operator },
    incidentKey: row.incident_key,
    transferred: row.transferred,
    outOfOrder: row.out_of_order,
    caller: row.caller,
    ...provenance(row)
  }
}

export function incidentRecord(row: IncidentRow): IncidentRecord {
  const { category, subcategory, district, agency, priority, operator } = row
  return {
    id: row.id,
    receivedAt: row.received_at,
    receivedLocal: row.received_local,
    centre: row.centre,
    incidentKey: row.incident_key,
    units: row.units,
    enteredAt: row.entered_at,
    dispatchedAt: row.dispatched_at,
    enrouteAt: row.enroute_at,
    arrivedAt: row.arrived_at,
    closedAt: row.closed_at,
    processingSeconds: row.processing_s,
    dispatchSeconds: row.dispatch_s,
    alarmSeconds: row.alarm_s,
    turnoutSeconds: row.turnout_s,
    travelSeconds: row.travel_s,
    responseSeconds: row.response_s,
    sceneSeconds: row.scene_s,
    ticketSeconds: row.ticket_s,
    ...{ category, subcategory, district, agency, priority, operator },
    outOfOrder: row.out_of_order,
    ...provenance(row)
  }
}

function provenance(row: CallRow | IncidentRow) {
  return {
    source: row.source,
    file: row.file,
    fileLine: row.file_line,
    loadId: row.load_id,
    earlierVersions: row.earlier_versions
  }
}

export function linkedCall(row: {
  id: string
  arrived_at: string
  arrived_local: string
  outcome: string
  wait_s: number | null
  disposition: string | null
}): LinkedCall {
  return {
    id: row.id,
    arrivedAt: row.arrived_at,
    arrivedLocal: row.arrived_local,
    outcome: row.outcome,
    waitSeconds: row.wait_s,
    disposition: row.disposition
  }
}

/** The fields of a version that a reader may see: a list of what is shown, never of what is hidden. */
const SHOWN = [
  'arrived_at',
  'outcome',
  'wait_s',
  'talk_s',
  'wrap_s',
  'disposition',
  'language',
  'line',
  'incident_key',
  'transferred',
  'received_at',
  'entered_at',
  'dispatched_at',
  'enroute_at',
  'closed_at',
  'category',
  'subcategory',
  'district',
  'agency',
  'priority',
  'operator'
]

/** The versions of a row, newest first as they came, each with what it says otherwise than the one before it. */
export function recordVersions(rows: readonly (VersionRow & { row_no?: number })[]): RecordVersion[] {
  return rows.map((row, i) => {
    const before = rows[i + 1]
    const hasBefore = before !== undefined && (before.row_no ?? 1) === (row.row_no ?? 1)
    return {
      row: row.row_no ?? 1,
      file: row.file,
      fileLine: row.file_line,
      loadId: row.load_id,
      knownFrom: row.known_from,
      knownTo: row.known_to,
      endedBy: row.ended_by,
      changed: hasBefore ? differences(shownOf(before), shownOf(row)) : []
    }
  })
}

function shownOf({ content, caller }: VersionRow): Record<string, string | null> {
  const whole = JSON.parse(content) as Record<string, unknown>
  const shown = SHOWN.filter((name) => name in whole).map((name) => [name, textOf(whole[name])])
  return { ...(Object.fromEntries(shown) as Record<string, string | null>), caller }
}

function differences(old: Record<string, string | null>, now: Record<string, string | null>) {
  return Object.keys(now)
    .filter((name) => (old[name] ?? null) !== now[name])
    .map((name) => ({ name, before: old[name] ?? null, after: now[name] ?? null }))
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
