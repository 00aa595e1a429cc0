/** The first place where two replies differ, as a path with both values; null where they agree. Numbers to nine digits. */
export function difference(actual: unknown, expected: unknown, path = ''): string | null {
  if (typeof actual === 'number' && typeof expected === 'number') {
    const isEqual = Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected))
    return isEqual ? null : told(path, actual, expected)
  }
  if (Array.isArray(actual) && Array.isArray(expected)) {
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
      const found = difference(actual[name], expected[name], `${path}.${name}`)
      if (found !== null) return found
    }
    return null
  }
  return actual === expected ? null : told(path, actual, expected)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function told(path: string, actual: unknown, expected: unknown, ...whole: unknown[]): string {
  const rest = whole.map((value) => JSON.stringify(value).slice(0, 300)).join(' / ')
  return `${path}: the product says ${JSON.stringify(actual)}, the oracle ${JSON.stringify(expected)} ${rest}`
}
