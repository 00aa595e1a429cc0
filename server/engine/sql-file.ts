import { readFileSync } from 'node:fs'

/** The text of a .sql file beside the module that asks: `sqlFile('waits.sql', import.meta.url)`. */
export function sqlFile(name: string, beside: string): string {
  return readFileSync(new URL(name, beside), 'utf8')
}
