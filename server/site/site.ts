import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv, type ErrorObject } from 'ajv'
import { type Document, LineCounter, parseDocument } from 'yaml'
import type { DayClock } from '#domain/clock.ts'
import {
  categoryFaults,
  type FaultCode,
  type SettingFault,
  shiftFaults,
  specialDayFaults,
  standardFaults
} from '#domain/setting-faults.ts'
import { checkDefinitions } from './definitions.ts'
import { readDistrictMap } from './district-map.ts'
import { LAYOUTS } from './layouts.ts'
import { sourceFaults } from './source-faults.ts'
import { firstDayKept } from './retention.ts'
import { SiteSchema, type Site, type SourceConfig } from './schema.ts'

/** site.yaml is missing or wrong. The message names file, line and key. */
export class SiteError extends Error {
  readonly code = 'SITE_INVALID'
  /** The key concerned and what is wrong with it, where it is one key. */
  readonly fault: SettingFault | null

  constructor(message: string, options: ErrorOptions & { fault?: SettingFault } = {}) {
    super(message, options)
    this.fault = options.fault ?? null
  }
}

/** Reads and checks `<folder>/site.yaml`. @throws {SiteError} with line and key of the first fault */
export async function readSite(folder: string): Promise<Site> {
  const path = join(folder, 'site.yaml')
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new SiteError(`${path}: cannot be read`, { cause })
  })
  const site = parseSite(text, path)
  await checkMap(folder, site, (message) => `${path}:${lineOf(text, MAP_FILE)}: ${MAP_FILE.join('.')}: ${message}`)
  return site
}

const MAP_FILE = ['districts', 'map', 'file']

async function checkMap(folder: string, { districts }: Site, place: (message: string) => string): Promise<void> {
  if (districts?.map === undefined) return
  await readDistrictMap(folder, districts.map).catch((cause: Error) => {
    const fault = { keys: MAP_FILE, code: 'shape' as const, message: cause.message }
    throw new SiteError(place(cause.message), { cause, fault })
  })
}

/** @param path only for messages */
export function parseSite(text: string, path = 'site.yaml'): Site {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const syntax = document.errors[0]
  if (syntax) throw new SiteError(`${path}:${lines.linePos(syntax.pos[0]).line}: ${syntax.message}`)
  const site: unknown = document.toJS()
  applyLayouts(site, complain)
  const fault = firstFault(site)
  if (fault) throw complain(keysOf(fault), wordsOf(fault), codeOf(fault))
  checkReferences(site as Site, complain)
  return site as Site

  function complain(keys: string[], message: string, code: FaultCode = 'shape'): SiteError {
    return new SiteError(fail(keys, message), { fault: { keys, code, message } })
  }

  function fail(keys: string[], message: string): string {
    return `${path}:${lineIn(document, lines, keys)}: ${keys.join('.') || 'document'}: ${message}`
  }
}

/** Where a key stands in the text of a site.yaml, or where it would: the line of the closest key around it. */
export function lineOf(text: string, keys: readonly string[]): number {
  const lines = new LineCounter()
  return lineIn(parseDocument(text, { lineCounter: lines }), lines, keys)
}

function lineIn(document: Document, lines: LineCounter, keys: readonly string[]): number {
  const path = keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key))
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined
    if (node?.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

export function sourceOf(site: Site, id: string): SourceConfig | undefined {
  return (site.sources as SourceConfig[]).find((source) => source.id === id)
}

export function timeZoneOf(site: Site, centre: string): string {
  return site.centres.find(({ id }) => id === centre)!.time_zone
}

/** The full hour at which the days of the site's centres start, 0..23; all of them state the same. */
export function dayStartsOf(site: Site): number {
  return Number(site.centres[0]!.day_starts?.slice(0, 2) ?? 0)
}

/** How the days of some centres are counted: by the clock of the first of them, or of the site. */
export function dayClockOf(site: Site, centres: readonly string[] = []): DayClock {
  const centre = site.centres.find(({ id }) => centres.length === 0 || centres.includes(id)) ?? site.centres[0]!
  return { timeZone: centre.time_zone, dayStarts: dayStartsOf(site) }
}

const isSite = new Ajv({ allErrors: false, strict: false }).compile(SiteSchema)

/** Where a key may have several shapes, the fault that lies deepest tells most. */
function firstFault(site: unknown): ErrorObject | undefined {
  if (isSite(site)) return undefined
  const depth = (fault: ErrorObject) => keysOf(fault).length
  return isSite.errors?.reduce((told, fault) => (depth(fault) > depth(told) ? fault : told))
}

function keysOf({ instancePath, params }: ErrorObject): string[] {
  const extra = (params as { additionalProperty?: string }).additionalProperty
  const keys = instancePath.split('/').slice(1)
  return extra === undefined ? keys : [...keys, extra]
}

/** What a fault of the shape means to who typed the value. */
export function codeOf({ keyword, instancePath }: Pick<ErrorObject, 'keyword' | 'instancePath'>): FaultCode {
  const key = instancePath.split('/').at(-1) ?? ''
  if (keyword === 'additionalProperties') return 'unknown-key'
  if (keyword === 'required' || keyword === 'minLength') return 'needed'
  if (key === 'share') return 'share'
  if (key === 'seconds' || key === 'within_s') return 'seconds'
  if (key === 'id') return 'id'
  if (key === 'from' || key === 'to' || key === 'until') return 'date'
  return key === 'start' || key === 'end' ? 'time' : 'shape'
}

function wordsOf({ keyword, message, params }: ErrorObject): string {
  if (keyword === 'additionalProperties') return 'no such key'
  if (keyword === 'enum') return `must be one of ${(params as { allowedValues: string[] }).allowedValues.join(', ')}`
  return message ?? keyword
}

/** Fills every source that names a layout with what the layout says and the source does not. */
function applyLayouts(site: unknown, complain: Complain): void {
  const sources: unknown = (site as { sources?: unknown } | null)?.sources
  if (!Array.isArray(sources)) return
  sources.forEach((source: Partial<SourceConfig> | null, i) => {
    if (typeof source?.layout !== 'string') return
    const layout = LAYOUTS[source.layout]
    if (layout === undefined) {
      throw complain(['sources', `${i}`, 'layout'], `must be one of ${Object.keys(LAYOUTS).join(', ')}`)
    }
    const format = { ...layout.format, ...source.format }
    const columns = { ...layout.columns, ...source.columns }
    sources[i] = { ...layout, ...source, format, columns }
  })
}

type Complain = (keys: string[], message: string, code?: FaultCode) => SiteError

function checkReferences(site: Site, complain: Complain): void {
  unique(site.centres, 'centres', complain)
  unique(site.sources, 'sources', complain)
  const definition = checkDefinitions(site.definitions ?? {})
  if (definition !== null) throw complain(definition.keys, definition.message, definition.code)
  checkSections(site, complain)
  site.centres.forEach((centre, i) => checkZone(centre.time_zone, ['centres', `${i}`, 'time_zone'], complain))
  site.centres.forEach((_, i) => checkDayStarts(site, i, complain))
  site.sources.forEach((source, i) => {
    if (source.kind === 'heartbeats' && !site.sources.some(({ id }) => id === source.of)) {
      throw complain(['sources', `${i}`, 'of'], 'heartbeats need `of`: the id of the source that they show to be alive')
    }
    checkZone(source.time_zone, ['sources', `${i}`, 'time_zone'], complain)
    checkRetention(source, ['sources', `${i}`], complain)
    const [fault] = sourceFaults(source as SourceConfig)
    if (fault !== undefined) throw complain(['sources', `${i}`, ...fault.keys], fault.message)
    if (!site.centres.some(({ id }) => id === source.centre)) {
      throw complain(['sources', `${i}`, 'centre'], `no centre "${source.centre}" is listed under centres`)
    }
  })
}

function unique(rows: readonly { id: string }[], name: string, complain: Complain): void {
  rows.forEach(({ id }, i) => {
    if (rows.findIndex((row) => row.id === id) < i) throw complain([name, `${i}`, 'id'], `"${id}" occurs twice`)
  })
}

function checkRetention({ retention, after_load }: Site['sources'][number], keys: string[], complain: Complain): void {
  for (const [name, span] of Object.entries(retention ?? {})) {
    if (firstDayKept(span, '2026-01-01') !== null) continue
    const words = `"${span}" is not a time such as 5 years, 18 months or 90 days (100 years at most)`
    throw complain([...keys, 'retention', name], words)
  }
  if (after_load !== 'archive' || retention?.files !== undefined) return
  const words = 'archive needs retention.files: how long raw exports, with the numbers of callers in them, are kept'
  throw complain([...keys, 'after_load'], words)
}

function checkDayStarts({ centres }: Site, i: number, complain: Complain): void {
  const keys = ['centres', `${i}`, 'day_starts']
  const { day_starts = '00:00' } = centres[i]!
  if (!/^([01]\d|2[0-3]):00$/.test(day_starts))
    throw complain(keys, `"${day_starts}" is not a full hour such as '06:00' (in quotes)`)
  const first = centres[0]!.day_starts ?? '00:00'
  if (day_starts !== first)
    throw complain(keys, `must be ${first} as for ${centres[0]!.id}: the days of all centres are added up on one page`)
}

/** The sections of lists, each by its own rules. */
function checkSections(site: Site, complain: Complain): void {
  const faults: Record<string, readonly SettingFault[]> = {
    special_days: specialDayFaults(site.special_days ?? []),
    shifts: shiftFaults(site.shifts ?? []),
    categories: categoryFaults(site.categories ?? []),
    standards: standardFaults(site.standards ?? [])
  }
  for (const [section, [first]] of Object.entries(faults)) {
    if (first !== undefined) throw complain([section, ...first.keys], first.message, first.code)
  }
}

function checkZone(zone: string, keys: string[], complain: Complain): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    throw complain(keys, `"${zone}" is not a time zone name such as Asia/Jakarta`)
  }
}
