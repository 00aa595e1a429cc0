import { existsSync, readdirSync } from 'node:fs'

/** The documents of the built web, one for each page, as `data/intake.html`; none where it is not built. */
export function documentsIn(webFolder: string): Set<string> {
  if (!existsSync(webFolder)) return new Set()
  const names = readdirSync(webFolder, { recursive: true, encoding: 'utf8' })
  return new Set(names.filter((name) => name.endsWith('.html')).map((name) => name.replaceAll('\\', '/')))
}
