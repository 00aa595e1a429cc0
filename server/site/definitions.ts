import { isLocalDate } from '#domain/dates.ts'
import type { Declared, DeclaredEdition } from '#domain/editions.ts'
import { kpi, type KpiId } from '#domain/kpis.ts'

export interface Fault {
  /** Where in site.yaml. */
  keys: string[]
  message: string
}

/** The first fault of the editions that a site declares: an unknown reading, an impossible date, two in force at once. */
export function checkDefinitions(definitions: Declared): Fault | null {
  for (const [id, editions] of Object.entries(definitions)) {
    for (const [i, edition] of editions.entries()) {
      const fault = faultOf(id as KpiId, edition) ?? overlapOf(editions, i)
      if (fault !== null) return { keys: ['definitions', id, `${i}`, fault.key], message: fault.message }
    }
  }
  return null
}

function faultOf(id: KpiId, { id: name, from, until, reading, within_s }: DeclaredEdition) {
  const readings = kpi(id).readings.map((each) => each.id)
  if (!readings.includes(reading)) return { key: 'reading', message: `must be one of ${readings.join(', ')}` }
  if (readings.includes(name)) return { key: 'id', message: `"${name}" is the name of a published reading` }
  if (within_s !== undefined && id !== 'serviceLevel') {
    return { key: 'within_s', message: 'only serviceLevel has a threshold' }
  }
  if (within_s !== undefined && reading === 'kominfo') {
    return { key: 'within_s', message: 'the threshold of kominfo is always 30 seconds' }
  }
  for (const [key, date] of [['from', from], ['until', until]] as const) {
    if (date !== undefined && !isLocalDate(date)) return { key, message: `"${date}" is not a date` }
  }
  if ((from ?? '') >= (until ?? '9999')) return { key: 'until', message: `must be after from (${from})` }
  return null
}

function overlapOf(editions: readonly DeclaredEdition[], i: number) {
  const { id, from, until } = editions[i]!
  for (const other of editions.slice(0, i)) {
    if (other.id === id) return { key: 'id', message: `"${id}" occurs twice` }
    if ((other.from ?? '') < (until ?? '9999') && (from ?? '') < (other.until ?? '9999')) {
      return { key: from === undefined ? 'id' : 'from', message: `"${id}" and "${other.id}" are in force on the same days` }
    }
  }
  return null
}
