import type { Receipt, ReceiptLoad } from '#contract/receipt.ts'
import { isSame } from '#domain/canonical.ts'
import { text } from './arithmetic.ts'
import type { Finding, FindingCode } from './verdict.ts'

/** Every part in which a receipt that was made anew differs from the one given, by name. */
export function differences(given: Receipt, anew: Receipt): { findings: Finding[]; notes: string[] } {
  const findings = [
    ...ofFields('DEFINITION_CHANGED', 'the definition reads otherwise here', given.definition, anew.definition),
    ...ofFields('SITE_CHANGED', 'the site is described otherwise here', given.site, anew.site),
    ...ofFields('SITE_CHANGED', 'the question is understood otherwise here', given.asked, anew.asked),
    ...ofFields('EXPORTS_CHANGED', 'the mapping tells otherwise what is exported', given.exported, anew.exported),
    ...ofFields('EXPORTS_CHANGED', 'waits are split at other seconds', given.edges, anew.edges),
    ...ofLoads(given.data.loads, anew.data.loads),
    ...ofFields('LOADS_DIFFER', 'other numbers of rows stand', given.data.rows, anew.data.rows),
    ...ofFields('COVERAGE_DIFFERS', 'the coverage is another', given.coverage, anew.coverage),
    ...ofStatements(given, anew)
  ]
  if (!isSame(given.figure, anew.figure)) {
    const message = `the data give ${text(anew.figure)}, the receipt states ${text(given.figure)}`
    findings.push({ code: 'FIGURE_DIFFERS', message })
  }
  return { findings, notes: sqlNotes(given, anew) }
}

function ofFields(code: FindingCode, words: string, given: object, anew: object): Finding[] {
  const [a, b] = [given as Record<string, unknown>, anew as Record<string, unknown>]
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => !isSame(a[name], b[name]))
  return names.length === 0 ? [] : [{ code, message: `${words}: ${names.join(', ')}` }]
}

function ofLoads(given: readonly ReceiptLoad[], anew: readonly ReceiptLoad[]): Finding[] {
  const key = ({ load, kind }: ReceiptLoad) => `${load} ${kind}`
  const name = ({ file, sha256, load }: ReceiptLoad) => `load ${load} (${file}, ${sha256.slice(0, 12)})`
  const here = new Map(anew.map((load) => [key(load), load]))
  const there = new Set(given.map(key))
  const parts = [
    ...given.filter((load) => !here.has(key(load))).map((load) => `${name(load)} no longer stands`),
    ...given
      .filter((load) => here.has(key(load)) && !isSame(load, here.get(key(load))))
      .map((load) => `${name(load)} differs`),
    ...anew.filter((load) => !there.has(key(load))).map((load) => `${name(load)} is not in the receipt`)
  ]
  return parts.length === 0 ? [] : [{ code: 'LOADS_DIFFER', message: parts.join('; ') }]
}

function ofStatements(given: Receipt, anew: Receipt): Finding[] {
  const here = new Map(anew.statements.map((each) => [nameOf(each), each]))
  const names = given.statements.map(nameOf)
  const differing = given.statements
    .filter((each) => !isSame(each.rows, here.get(nameOf(each))?.rows))
    .map(({ name }) => name)
  const missing = anew.statements.filter((each) => !names.includes(nameOf(each))).map(({ name }) => name)
  const all = [...new Set([...differing, ...missing])]
  return all.length === 0 ? [] : [{ code: 'ROWS_DIFFER', message: `other sums come from ${all.join(', ')}` }]
}

/** SQL may be written anew by a later release: the receipt's is never run, ours is, and must give the same rows. */
function sqlNotes(given: Receipt, anew: Receipt): string[] {
  const here = new Map(anew.statements.map((each) => [nameOf(each), each.sql]))
  const differing = given.statements.filter((each) => here.get(nameOf(each)) !== each.sql).map(({ name }) => name)
  const names = given.prelude === anew.prelude ? differing : ['prelude', ...differing]
  return names.length === 0 ? [] : [`this release words the SQL otherwise: ${names.join(', ')}; its own was run`]
}

function nameOf({ name, values }: Receipt['statements'][number]): string {
  return `${name} ${JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))}`
}
