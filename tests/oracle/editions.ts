import type { Span } from './calendar.ts'
import { WAYS } from './kpis.ts'
import type { DeclaredReading, World } from './world.ts'

/** By which reading a KPI is counted, under which name; `within` of the service level alone, in seconds. */
export interface Chosen {
  edition: string
  reading: string
  within?: number
}

/** A day of the period from which a KPI is counted otherwise. */
export interface Change {
  kpi: string
  at: number
  before: Chosen
  after: Chosen
}

export interface Editions {
  readings: Readonly<Record<string, Chosen>>
  within: number
  variant: string
  changes: readonly Change[]
}

interface Wanted {
  edition?: readonly string[]
  within?: number
  variant?: string
}

const published = (kpi: string, reading: string): Chosen => ({ edition: `${kpi}.${reading}`, reading })

function declared(kpi: string, { id, reading, within }: DeclaredReading): Chosen {
  return { edition: `${kpi}.${id}`, reading, ...(within === undefined ? {} : { within }) }
}

/** Every edition of a KPI: those that the site declares, by day, then the published ones. */
export function editionsOf({ definitions }: World, kpi: string): Chosen[] {
  const own = [...(definitions[kpi] ?? [])].sort((a, b) => a.from - b.from)
  return [...own.map((each) => declared(kpi, each)), ...Object.keys(WAYS[kpi]!).map((name) => published(kpi, name))]
}

function inForce({ definitions }: World, kpi: string, day: number): Chosen {
  const own = (definitions[kpi] ?? []).find(({ from, until }) => from <= day && day < until)
  return own === undefined ? published(kpi, Object.keys(WAYS[kpi]!)[0]!) : declared(kpi, own)
}

/** What is counted how in a reply: as asked, else as in force on the last day (README, "Definitions and receipts"). */
export function chosenFor(world: World, { from, to }: Span, wanted: Wanted): Editions {
  const readings: Record<string, Chosen> = {}
  const changes: Change[] = []
  for (const kpi of Object.keys(WAYS)) {
    const named = editionsOf(world, kpi).find(({ edition }) => wanted.edition?.includes(edition))
    readings[kpi] = named ?? inForce(world, kpi, to - 1)
    const isFixed = named !== undefined || (kpi === 'serviceLevel' && isLevelAsked(wanted))
    for (let day = from + 1; !isFixed && day < to; day++) {
      const [before, after] = [inForce(world, kpi, day - 1), inForce(world, kpi, day)]
      if (before.edition !== after.edition) changes.push({ kpi, at: day, before, after })
    }
  }
  const level = readings['serviceLevel']!
  const isNamed = wanted.edition?.includes(level.edition) ?? false
  const isOther = wanted.variant !== undefined || (wanted.within !== undefined && wanted.within !== level.within)
  if (!isNamed && isOther) readings['serviceLevel'] = published('serviceLevel', wanted.variant ?? level.reading)
  const { reading, within } = readings['serviceLevel']!
  return { readings, changes, variant: reading, within: wanted.within ?? within ?? world.within }
}

const isLevelAsked = ({ variant, within }: Wanted) => variant !== undefined || within !== undefined

/** The reading of a KPI on a day, where the definition changes after it; undefined: that of the whole reply. */
export function earlier({ changes }: Editions, kpi: string, day: number): Chosen | undefined {
  return changes.find((change) => change.kpi === kpi && day < change.at)?.before
}
