import { isLocalDate } from '#domain/dates.ts'
import type { Declared, DeclaredEdition } from '#domain/editions.ts'
import { kpi, type KpiId } from '#domain/kpis.ts'
import type { FaultCode, SettingFault } from '#domain/setting-faults.ts'

/** The first fault of the editions that a site declares: an unknown reading, an impossible date, two in force at once. */
export function checkDefinitions(definitions: Declared): SettingFault | null {
  for (const [id, editions] of Object.entries(definitions)) {
    for (const [i, edition] of editions.entries()) {
      const fault = faultOf(id as KpiId, edition) ?? overlapOf(editions, i)
      if (fault !== null) return { ...fault, keys: ['definitions', id, `${i}`, fault.key] }
    }
  }
  return null
}

interface EditionFault {
  key: string
  code: FaultCode
  message: string
}

function faultOf(id: KpiId, { id: name, from, until, reading, within_s }: DeclaredEdition): EditionFault | null {
  const readings = kpi(id).readings.map((each) => each.id)
  if (!readings.includes(reading))
    return { key: 'reading', code: 'unknown-reading', message: `must be one of ${readings.join(', ')}` }
  if (readings.includes(name))
    return { key: 'id', code: 'reading-name', message: `"${name}" is the name of a published reading` }
  if (within_s !== undefined && id !== 'serviceLevel') {
    return { key: 'within_s', code: 'fixed-threshold', message: 'only serviceLevel has a threshold' }
  }
  if (within_s !== undefined && reading === 'kominfo') {
    return { key: 'within_s', code: 'fixed-threshold', message: 'the threshold of kominfo is always 30 seconds' }
  }
  for (const [key, date] of [
    ['from', from],
    ['until', until]
  ] as const) {
    if (date !== undefined && !isLocalDate(date)) return { key, code: 'date', message: `"${date}" is not a date` }
  }
  if ((from ?? '') >= (until ?? '9999')) return { key: 'until', code: 'order', message: `must be after from (${from})` }
  return null
}

function overlapOf(editions: readonly DeclaredEdition[], i: number): EditionFault | null {
  const { id, from, until } = editions[i]!
  for (const other of editions.slice(0, i)) {
    if (other.id === id) return { key: 'id', code: 'twice', message: `"${id}" occurs twice` }
    if ((other.from ?? '') < (until ?? '9999') && (from ?? '') < (other.until ?? '9999')) {
      return {
        key: from === undefined ? 'id' : 'from',
        code: 'overlap',
        message: `"${id}" and "${other.id}" are in force on the same days`
      }
    }
  }
  return null
}
