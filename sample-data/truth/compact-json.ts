const WIDTH = 140

/** JSON for people: a value that fits on a line stands on one line, a longer one is opened. */
export function compactJson(value: unknown, indent = ''): string {
  const line = JSON.stringify(value)
  if (line.length + indent.length <= WIDTH || typeof value !== 'object' || value === null) return line
  const deeper = `${indent} `
  const parts = Array.isArray(value)
    ? value.map((each) => compactJson(each, deeper))
    : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${compactJson(each, deeper)}`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open}\n${parts.map((part) => deeper + part).join(',\n')}\n${indent}${close}`
}
