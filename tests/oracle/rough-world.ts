import { randomOf } from '../fixtures/campaign.ts'
import { DAY_S, parse } from './calendar.ts'
import { NEW_YORK, STEADY } from './clock.ts'
import { rawChanges, rawShifts, shiftsOf } from './rough-roster.ts'
import {
  callOf,
  DAYS,
  FIRST,
  incidentsOf,
  type Raw,
  rawCalls,
  rawStates,
  rawUnits,
  stretchOf,
  WORDS
} from './rough-rows.ts'
import { CENTRE, DEFINITIONS, makeSite, OPERATORS } from './rough-site.ts'
import { STAGES, withGroups, type World } from './world.ts'

/**
 * A small, poor centre: a few calls a day, days without any, days of which nothing is known (between two files, and a
 * silence within one), values that nobody recorded, stamps out of order, callers who ring twice in a second, and
 * definitions that change. Of even seeds it lies in Jayapura, of odd ones in New York, whose clock changes on 8 March 2026.
 */
export interface RoughSite {
  world: World
  /** Writes the site's folder and loads it. */
  make(): Promise<string>
}

/** Days from the first: nothing between the two files, and a silence within the second. */
const NO_FILE = { from: 30, to: 35 }
const SILENT = { from: 50, to: 57 }

export function roughSite(seed: number): RoughSite {
  const random = randomOf(seed)
  const zone = seed % 2 === 0 ? 'Asia/Jayapura' : 'America/New_York'
  const files = [0, NO_FILE.to].map((from, i) => {
    const to = i === 0 ? NO_FILE.from : DAYS
    const isTold = (day: number) => day >= from && day < to && !(day >= SILENT.from && day < SILENT.to)
    return { calls: rawCalls(random, isTold, i), units: rawUnits(random, isTold, i) }
  })
  const states = rawStates(random)
  const written = rawShifts(random)
  const shifts = [written, rawChanges(random, written)]
  const calls = files.flatMap((file) => file.calls).map(callOf)
  const incidents = incidentsOf(files.flatMap(({ units }) => units))
  const span = (rows: readonly Raw[], column: string) => {
    const moments = rows.map((row) => Number(row[column]))
    return { from: Math.min(...moments), until: Math.max(...moments) }
  }
  const lastDay = Math.max(
    ...calls.map(({ at }) => Math.floor(at / DAY_S)),
    ...incidents.map(({ at }) => Math.floor(at / DAY_S))
  )
  return {
    world: withGroups({
      name: 'rough',
      centre: CENTRE,
      calls: calls.sort((a, b) => a.at - b.at),
      incidents: incidents.sort((a, b) => a.at - b.at),
      stretches: states.map(stretchOf),
      shifts: shiftsOf(shifts.flat()),
      files: [
        { kind: 'states' as const, ...span(states, 'FROM') },
        ...files.flatMap((file) => [
          { kind: 'calls' as const, ...span(file.calls, 'IN') },
          { kind: 'incidents' as const, ...span(file.units, 'R') }
        ])
      ],
      registerRows: files.flatMap(({ units }) => units.map((row) => row['R'] as number)),
      callFields: [
        ...WORDS,
        'disposition',
        'outcome',
        'language',
        'line',
        'caller',
        'transferred',
        'wait',
        'talk',
        'handling'
      ],
      outcomes: ['answered', 'abandoned', 'cut-off', 'menu', 'excluded'],
      kinds: null,
      incidentFields: WORDS,
      stages: Object.keys(STAGES),
      within: 15,
      targets: {
        serviceLevel: { value: 0.8, isHigherBetter: true, within: 15 },
        abandonRate: { value: 0.1, isHigherBetter: false }
      },
      clock: seed % 2 === 0 ? STEADY : NEW_YORK,
      // 23 November 2026, 05.00 UTC
      nowHour: parse('2026-11-23') * 24 + (seed % 2 === 0 ? 14 : 0),
      definitions: DEFINITIONS,
      operators: OPERATORS,
      range: { from: FIRST, to: lastDay + 1 }
    }),
    make: () =>
      makeSite({
        files: {
          calls: files.map((file) => file.calls),
          register: files.map(({ units }) => units),
          states: [states],
          roster: shifts
        },
        withdrawn: rawChanges(random, written),
        zone,
        random
      })
  }
}
