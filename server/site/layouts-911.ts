import type { Layout } from './layout.ts'

const BINS = [10, 15, 20, 40, 60, 120]
const LAST = 121

/** Columns of one kind of line: calls by how long they waited, those given up, and their sum. */
function line(name: string): Required<Pick<Layout, 'counts' | 'totals'>> {
  const bins = BINS.map((up_to_s) => ({
    column: `${name}_${up_to_s}`,
    line: name,
    outcome: 'answered' as const,
    up_to_s
  }))
  const beyond = { column: `${name}_${LAST}`, line: name, outcome: 'answered' as const, over_s: LAST - 1 }
  const counts = [...bins, beyond, { column: `${name}_AB`, line: name, outcome: 'abandoned' as const }]
  return { counts, totals: [{ column: `${name}_T`, of: counts.map(({ column }) => column) }] }
}

const LINES = ['911', 'ADM'].map(line)
const CAD_TIME = ['%Y-%m-%d %H:%M:%S.%g', '%Y-%m-%d %H:%M:%S']
const stamp = (column: string) => ({ column, format: CAD_TIME })

/**
 * Exports of emergency centres in the USA: the phone sheet and the CAD register as a city's centre published them for
 * weeks 35 to 52 of 2025.
 */
export const LAYOUTS_911: Readonly<Record<string, Layout>> = {
  /**
   * A switch report of hours: DateTime, 911_10 ... 911_121 (calls answered within 10 s, in 11 to 15 s ... after 120 s),
   * 911_AB, 911_T, the same of the administrative lines. Its percentages are not read. Older sheets write hours as 00:00.
   */
  'hourly-answer-times': {
    kind: 'call-counts',
    format: { type: 'csv' },
    key: [{ field: 'starts' }],
    columns: { starts: { column: 'DateTime', format: '%m/%d/%Y %H:%M' }, minutes: { value: 60 } },
    counts: LINES.flatMap(({ counts }) => counts),
    totals: LINES.flatMap(({ totals }) => totals)
  },

  /** A CAD register, one row an incident. A few have no number: then the moment and the problem name the row. */
  'cad-incidents': {
    kind: 'incidents',
    format: { type: 'csv' },
    empty: ['NULL'],
    key: ['Master_Incident_Number', 'Incident_Start_Time', 'Problem', 'Agency'],
    columns: {
      received: stamp('Incident_Start_Time'),
      entered: stamp('Incident_Queue_Time'),
      dispatched: stamp('Incident_Dispatch_Time'),
      enroute: stamp('Incident_Enroute_Time'),
      arrived: stamp('Incident_Arrival_Time'),
      closed: stamp('Incident_First_Close_Time'),
      category: 'Agency',
      subcategory: 'Problem',
      agency: 'Agency',
      priority: 'Priority_Number',
      operator: 'Call_Taker'
    }
  }
}
