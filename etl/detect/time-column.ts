import type { DetectedTime } from './detected.ts'
import { type TimeReading, timeReadings } from './time-format.ts'

/** Share of the values that must be times for a column of times: a register has slips of the pen. */
const ENOUGH = 0.98

/** One order of day and month over all values. */
interface Order {
  name: string
  /** Values that it reads. */
  reads: number
  formats: Map<string, number>
  parts: Set<TimeReading['part']>
  zones: Set<string>
}

/**
 * The formats that read the values of a column. Day before month and month before day are both tried on every value:
 * the one that reads more is taken; where both read as many, both are listed and the column is ambiguous.
 *
 * @param values without empty ones
 * @returns null if the values are no times
 */
export function timeColumn(values: readonly string[]): DetectedTime | null {
  if (values.length === 0) return null
  const orders = new Map<string, Order>()
  for (const value of values) count(timeReadings(value), orders)
  const sorted = [...orders.values()].sort((a, b) => b.reads - a.reads)
  const best = sorted[0]
  if (!best || best.reads < values.length * ENOUGH || best.parts.size > 1) return null
  const rivals = sorted.filter((order) => order.reads === best.reads && differs(order, best))
  const zone = [...best.zones].join('')
  return {
    formats: [best, ...rivals].flatMap(({ formats }) =>
      [...formats].sort((a, b) => b[1] - a[1]).map(([format]) => format)
    ),
    ambiguous: rivals.length > 0,
    part: [...best.parts][0]!,
    ...(best.name === 'words-id' ? { months: 'id' as const } : {}),
    ...(zone === '' ? {} : { zone })
  }
}

function count(readings: readonly TimeReading[], orders: Map<string, Order>): void {
  const seen = new Set<string>()
  for (const { order: name, format, part, zone } of readings) {
    const order = orders.get(name) ?? { name, reads: 0, formats: new Map(), parts: new Set(), zones: new Set() }
    orders.set(name, order)
    order.formats.set(format, (order.formats.get(format) ?? 0) + 1)
    order.parts.add(part)
    order.zones.add(zone)
    if (!seen.has(name)) order.reads++
    seen.add(name)
  }
}

/** English and Indonesian words read the same April; only another order of numbers is a rival. */
function differs(order: Order, best: Order): boolean {
  return order !== best && !order.name.startsWith('words') && !best.name.startsWith('words')
}
