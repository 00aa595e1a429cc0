import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from '#etl/load.ts'
import { withdraw } from '#etl/withdraw.ts'
import { readSite } from '#server/site/site.ts'
import { DAY_S, parse, text } from './calendar.ts'
import { type Raw, WORDS } from './rough-rows.ts'
import type { DeclaredReading } from './world.ts'

export const CENTRE = 'rough'

/** One of the three who answer calls is in no team. */
export const OPERATORS = [
  { id: 'A', role: 'operator', languages: ['id'], group: 'Pagi' },
  { id: 'B', role: 'operator', languages: [], group: 'Malam, satu' },
  { id: 'C d', role: 'supervisor', languages: ['en'], group: null }
]

export const DEFINITIONS: Record<string, DeclaredReading[]> = {
  serviceLevel: [
    { id: 'sk-1', from: parse('2026-02-20'), until: parse('2026-03-15'), reading: 'answered', within: 20 },
    { id: 'sk-2', from: parse('2026-03-15'), until: Infinity, reading: 'positive' }
  ],
  answerRate: [{ id: 'lama', from: -Infinity, until: parse('2026-02-15'), reading: 'of-connected' }],
  abandonRate: [{ id: 'baru', from: parse('2026-03-03'), until: Infinity, reading: 'without-short' }],
  repeatCallers: [{ id: 'sebentar', from: parse('2026-03-01'), until: Infinity, reading: 'within-2-min' }],
  validShare: [{ id: 'luas', from: parse('2026-02-25'), until: parse('2026-03-05'), reading: 'with-information' }],
  ticketRate: [{ id: 'sah', from: parse('2026-03-10'), until: Infinity, reading: 'of-valid' }],
  utilisation: [{ id: 'masuk', from: parse('2026-02-10'), until: parse('2026-02-24'), reading: 'of-signed-in' }],
  shrinkage: [{ id: 'jeda', from: parse('2026-03-20'), until: Infinity, reading: 'of-signed-in' }]
}

function written({ id, from, until, reading, within }: DeclaredReading): string {
  const day = (name: string, at: number) => (Number.isFinite(at) ? `${name}: ${text(at)}, ` : '')
  const limit = within === undefined ? '' : `within_s: ${within}, `
  return `{ id: ${id}, ${day('from', from)}${day('until', until)}${limit}reading: ${reading}, change: { id: Lain, en: Other }, source: SK }`
}

/** The rows of a rough centre, by source and file. */
export interface RoughFiles {
  files: Readonly<Record<string, readonly Raw[][]>>
  /** Of the roster: loaded last, then taken back. */
  withdrawn: readonly Raw[]
  zone: string
  random: () => number
}

/** Writes a folder and loads it: each file on its own, those of a source in their order, the sources through one another. */
export async function makeSite({ files, withdrawn, zone, random }: RoughFiles): Promise<string> {
  const siteFolder = mkdtempSync(join(tmpdir(), 'pantau-rough-'))
  writeFileSync(join(siteFolder, 'site.yaml'), YAML.replaceAll('ZONE', zone))
  const site = await readSite(siteFolder)
  const options = { siteFolder, site, trigger: 'hand', now: () => new Date() } as const
  const isPublished = ({ status, ...rest }: { status: string }) => {
    if (status !== 'published') throw new Error(JSON.stringify({ status, ...rest }, null, 1))
  }
  const put = async (source: string, name: string, content: string) => {
    mkdirSync(join(siteFolder, 'inbox', source), { recursive: true })
    writeFileSync(join(siteFolder, 'inbox', source, name), content)
    isPublished(await load(options))
  }
  for (const [source, n] of mixed(files, random)) await put(source, `${n}.csv`, csv(files[source]![n]!))
  const wrong = csv(withdrawn)
  await put('roster', '9.csv', wrong)
  const sha256 = createHash('sha256').update(wrong).digest('hex')
  isPublished(await withdraw({ ...options, kind: 'withdraw', sha256 }))
  return siteFolder
}

/** Every file by source and place: of each source in order, in any order of the sources. */
function mixed(files: RoughFiles['files'], random: () => number): [source: string, n: number][] {
  const sources = Object.entries(files).flatMap(([source, all]) => all.map(() => ({ source, at: random() })))
  const next = new Map<string, number>()
  return sources
    .sort((a, b) => a.at - b.at)
    .map(({ source }) => {
      const n = next.get(source) ?? 0
      next.set(source, n + 1)
      return [source, n]
    })
}

const TIMES = new Set(['IN', 'ANSWER', 'END', 'R', 'E', 'D', 'N', 'A', 'C', 'FROM', 'TO', 'STARTS', 'ENDS'])

function csv(rows: readonly Raw[]): string {
  const columns = Object.keys(rows[0]!)
  const cell = (row: Raw, column: string) => {
    const value = row[column]
    if (value === null || value === undefined) return ''
    return TIMES.has(column) ? stamp(Number(value)) : `"${value}"`
  }
  return [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row, column)).join(',')), ''].join('\n')
}

function stamp(at: number): string {
  const day = Math.floor(at / DAY_S)
  const s = at - day * DAY_S
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  return `${text(day)} ${two(s / 3600)}:${two((s % 3600) / 60)}:${two(s % 60)}`
}

const time = (column: string) => `{ column: ${column}, format: '%Y-%m-%d %H:%M:%S' }`
const same = WORDS.map((name) => `${name}: ${name}`).join(', ')
const own = (...words: string[]) => `{ ${words.map((each) => `${each}: ${each}`).join(', ')} }`
const source = (id: string, kind: string, key: string) =>
  `{ id: ${id}, kind: ${kind}, centre: ${CENTRE}, files: '*.csv', time_zone: ZONE, format: { type: csv, delimiter: ',' }, key: [${key}], `

const YAML = `
site: { id: rough, name: { id: Kasar, en: Rough } }
centres: [{ id: ${CENTRE}, name: Rough, time_zone: ZONE }]
targets: { serviceLevel: { share: 0.8, within_s: 15 }, abandonRate: { share: 0.1 } }
definitions:
${Object.entries(DEFINITIONS)
  .map(([kpi, list]) => `  ${kpi}: [${list.map(written).join(', ')}]`)
  .join('\n')}
operators: [${OPERATORS.map(({ id, role, languages, group }) => `{ id: '${id}', role: ${role}, languages: [${languages.join()}]${group === null ? '' : `, group: '${group}'`} }`).join(', ')}]
sources:
  - ${source('calls', 'calls', 'ID')} columns: { arrived: ${time('IN')}, answered: ${time('ANSWER')}, ended: ${time('END')}, wrap_s: WRAP,
      outcome: { column: STATUS, map: ${own('answered', 'abandoned', 'cut-off', 'menu', 'excluded')} }, disposition: KIND, language: LANG,
      line: LINE, caller: PHONE, transferred: { column: MOVED, map: { 'Y': true, 'N': false } }, ${same} } }
  - ${source('register', 'incidents', 'UNIT')} columns: { incident_key: NO, received: ${time('R')}, entered: ${time('E')},
      dispatched: ${time('D')}, enroute: ${time('N')}, arrived: ${time('A')}, closed: ${time('C')}, ${same} } }
  - ${source('states', 'operator-states', 'OP, FROM')} columns: { operator: OP, state: { column: STATE, map: ${own('ready', 'pause')} },
      started: ${time('FROM')}, ended: ${time('TO')} } }
  - ${source('roster', 'roster', 'WHO, STARTS')} columns: { operator: WHO, starts: ${time('STARTS')}, ends: ${time('ENDS')}, shift: NAME } }
`
