/** The first place where two replies differ, as a path with both values; null where they agree. Numbers to nine digits. */
export function difference(actual: unknown, expected: unknown, path = ''): string | null {
  if (typeof actual === 'number' && typeof expected === 'number') {
    const isEqual = Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected))
    return isEqual ? null : told(path, actual, expected)
  }
  if (Array.isArray(actual) && Array.isArray(expected)) {
    if (lacksSkippedHour(actual, expected)) {
      const shown = new Set(actual.map(({ at }: { at: string }) => at))
      return difference(actual, expected.filter(({ at }: { at: string }) => shown.has(at)), path) // prettier-ignore
    }
    if (actual.length !== expected.length)
      return told(`${path}.length`, actual.length, expected.length, actual, expected)
    for (let i = 0; i < actual.length; i++) {
      const found = difference(actual[i], expected[i], `${path}[${i}]`)
      if (found !== null) return found
    }
    return null
  }
  if (isRecord(actual) && isRecord(expected)) {
    for (const name of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      if (!(name in expected) && HELD_ELSEWHERE.has(name)) continue
      if (name === 'status' && isBounded(actual)) continue
      if (name === 'hours' && isSkippedHour(actual[name], expected[name])) continue
      const found = difference(actual[name], expected[name], `${path}.${name}`)
      if (found !== null) return found
    }
    return null
  }
  return actual === expected ? null : told(path, actual, expected)
}

/** What other tests count (bounds, known hours, editions, KPIs beside those of the contract): the oracle knows nothing of it. */
const HELD_ELSEWHERE = new Set([
  ...['known', 'bounds', 'hoursMissing', 'perDay', 'parts', 'edition', 'comparisons'],
  ...['cutOff', 'cutOffRate', 'validShare', 'busyHour', 'callsPerOperatorHour', 'offeredLoad', 'incidents'],
  ...['ticketRate', 'alarmP90', 'sceneP90', 'ticketP50']
])

/** A verdict over hours of which nothing is known is held by `tests/api/bounds.test.ts`. */
function isBounded({ figure }: Record<string, unknown>): boolean {
  return isRecord(figure) && 'hoursMissing' in figure
}

/** A series of hours, or of quarter hours, without those that a clock skips in spring. */
function lacksSkippedHour(actual: readonly unknown[], expected: readonly unknown[]): boolean {
  const isSeries = isRecord(expected[0]) && String(expected[0]['at']).length === 16
  return isSeries && [1, 4].includes(expected.length - actual.length)
}

/** The hour that a clock skips in spring is no hour: `tests/domain/clocks.test.ts`. */
function isSkippedHour(actual: unknown, expected: unknown): boolean {
  return typeof actual === 'number' && typeof expected === 'number' && expected - actual === 1
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function told(path: string, actual: unknown, expected: unknown, ...whole: unknown[]): string {
  const rest = whole.map((value) => JSON.stringify(value).slice(0, 300)).join(' / ')
  return `${path}: the product says ${JSON.stringify(actual)}, the oracle ${JSON.stringify(expected)} ${rest}`
}
