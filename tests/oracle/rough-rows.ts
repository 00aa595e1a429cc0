import { DAY_S, parse } from './calendar.ts'
import { NEW_YORK, realOf } from './clock.ts'
import { type Call, type Incident, incidentOf, type Stretch } from './world.ts'

export const FIRST = parse('2026-01-26')
export const DAYS = 75

/** The night in which New York puts its clock forward, 8 March 2026: without calls and incidents, which are told by the wall clock. */
const NIGHT = { from: (parse('2026-03-08') - 1) * DAY_S + 20 * 3600, to: parse('2026-03-08') * DAY_S + 6 * 3600 }
const isInNight = (at: number) => at < NIGHT.to && at >= NIGHT.from

export type Raw = Record<string, string | number | null>
export const WORDS = ['category', 'subcategory', 'district', 'agency', 'priority', 'operator']

/** One of the words, or none about as often as each of them. */
function word(random: () => number, ...words: string[]): string | null {
  return words[Math.floor(random() * (words.length + 1))] ?? null
}

function wordsOf(random: () => number): Raw {
  return {
    category: word(random, 'fire', 'medical', 'other'),
    subcategory: word(random, 'a', 'b'),
    district: word(random, 'Ilir', 'Ulu', 'Plaju, Timur'),
    agency: word(random, 'PSC', 'Polisi'),
    priority: word(random, '1', '2'),
    operator: word(random, 'A', 'B', 'C d')
  }
}

export function rawCalls(random: () => number, isTold: (day: number) => boolean, file: number): Raw[] {
  const rows: Raw[] = []
  for (let day = 0; day < DAYS; day++) {
    const n = isTold(day) ? Math.floor(random() * 8) : 0
    for (let i = 0; i < n; i++) {
      const hour = random() < 0.7 ? 8 + Math.floor(random() * 8) : Math.floor(random() * 24)
      const at = (FIRST + day) * DAY_S + hour * 3600 + Math.floor(random() * 3600)
      if (isInNight(at)) continue
      rows.push(rawCall(random, at, `${file}-${day}-${i}`))
      // The same caller again: in the same second, soon, half an hour later to the second, or a second after that.
      if (random() < 0.25) {
        const later = [0, 0, Math.floor(random() * 2500), 1800, 1801][Math.floor(random() * 5)]!
        rows.push({ ...rawCall(random, at + later, `${file}-${day}-${i}b`), PHONE: rows.at(-1)!['PHONE']! })
      }
    }
  }
  return rows
}

function rawCall(random: () => number, at: number, id: string): Raw {
  const status = ['answered', 'answered', 'answered', 'abandoned', 'cut-off', 'menu', 'excluded'][
    Math.floor(random() * 7)
  ]!
  const wait = random() < 0.1 ? -Math.floor(random() * 5) : Math.floor(random() ** 3 * 90)
  const talk = random() < 0.05 ? -3 : Math.floor(random() ** 2 * 4000)
  const isAnswered = status === 'answered'
  return {
    ID: id,
    IN: at,
    ANSWER: isAnswered && random() > 0.05 ? at + wait : null,
    END: random() < 0.05 ? null : at + wait + (isAnswered ? talk : 0),
    WRAP: random() < 0.3 ? null : Math.floor(random() * 60),
    STATUS: status,
    KIND: word(random, 'emergency', 'non-emergency', 'information', 'prank', 'ghost', 'silent', 'test', 'false'),
    LANG: word(random, 'id', 'en'),
    LINE: word(random, 'L1', 'L2'),
    PHONE: word(random, '0811', '0812', '0813', '0814'),
    MOVED: word(random, 'Y', 'N'),
    ...wordsOf(random)
  }
}

export function callOf(row: Raw): Call {
  const at = row['IN'] as number
  const [answered, ended] = [row['ANSWER'] as number | null, row['END'] as number | null]
  const isAnswered = row['STATUS'] === 'answered'
  const talk = isAnswered ? between(answered, ended) : null
  return {
    at,
    outcome: String(row['STATUS']),
    wait: between(at, isAnswered ? answered : ended),
    talk,
    handle: talk === null ? null : talk + Number(row['WRAP'] ?? 0),
    caller: row['PHONE'] as string | null,
    isTransferred: row['MOVED'] === 'Y',
    words: { ...wordsIn(row), disposition: said(row, 'KIND'), outcome: said(row, 'STATUS'), language: said(row, 'LANG'), line: said(row, 'LINE') } // prettier-ignore
  }
}

const STAMPS = { received: 'R', entered: 'E', dispatched: 'D', enroute: 'N', arrived: 'A', closed: 'C' }

export function rawUnits(random: () => number, isTold: (day: number) => boolean, file: number): Raw[] {
  const rows: Raw[] = []
  for (let day = 0; day < DAYS; day++) {
    const n = isTold(day) ? Math.floor(random() * 4) : 0
    for (let i = 0; i < n; i++) {
      const received = (FIRST + day) * DAY_S + Math.floor(random() * DAY_S)
      if (isInNight(received)) continue
      const units = 1 + Math.floor(random() * 3)
      for (let unit = 0; unit < units; unit++) {
        let at = received + Math.floor(random() * 5)
        const row: Raw = { UNIT: `${file}-${day}-${i}-${unit}`, NO: `${file}-${day}-${i}`, R: at, ...wordsOf(random) }
        for (const column of ['E', 'D', 'N', 'A', 'C']) {
          at += Math.floor(random() ** 2 * 600) - (random() < 0.05 ? 900 : 0)
          row[column] = random() < 0.2 ? null : at
        }
        rows.push(row)
      }
    }
  }
  return rows
}

export function incidentsOf(units: readonly Raw[]): Incident[] {
  const byNumber = new Map<string, Raw[]>()
  for (const row of units) byNumber.set(String(row['NO']), [...(byNumber.get(String(row['NO'])) ?? []), row])
  return [...byNumber.values()].map((rows) => {
    const inOrder = [...rows].sort((a, b) => Number(a['R']) - Number(b['R']) || (a['UNIT']! < b['UNIT']! ? -1 : 1))
    const stamps = Object.entries(STAMPS).map(([name, column]) => {
      const told = rows.flatMap((row) => (row[column] === null ? [] : [Number(row[column])]))
      const stamp = told.length === 0 ? null : name === 'closed' ? Math.max(...told) : Math.min(...told)
      return [name, stamp] as const
    })
    const first = (name: string) => inOrder.map((row) => said(row, name)).find((value) => value !== null) ?? null
    return incidentOf(
      Object.fromEntries(stamps) as Parameters<typeof incidentOf>[0],
      Object.fromEntries(WORDS.map((name) => [name, first(name)]))
    )
  })
}

/** Whether two stamps are in the order of the time that has really passed, which those of an hour that is skipped may not be. */
export const isInOrder = (from: number, to: number) => realOf(from, NEW_YORK) < realOf(to, NEW_YORK)

/** Two operators in turns of some hours with pauses, in the night in which the clock changes too, some signed in twice at once, none from the 20th to the 24th day. */
export function rawStates(random: () => number): Raw[] {
  const rows: Raw[] = []
  for (const operator of ['A', 'C d']) {
    for (let day = 0; day < DAYS; day++) {
      const isEve = FIRST + day === parse('2026-03-07')
      if ((random() < 0.3 && !isEve) || (day >= 20 && day < 24)) continue
      const hour = isEve ? 21 + Math.floor(random() * 5) : Math.floor(random() * 18)
      let at = (FIRST + day) * DAY_S + hour * 3600 + Math.floor(random() * 900)
      const turns = 1 + Math.floor(random() * 4)
      for (let i = 0; i < turns; i++) {
        const end = at + 300 + Math.floor(random() * 7200)
        if (isInOrder(at, end)) rows.push({ OP: operator, FROM: at, STATE: i % 2 === 0 ? 'ready' : 'pause', TO: end })
        at = end - (random() < 0.2 ? Math.floor(random() * 250) : 0)
      }
    }
  }
  return rows
}

export function stretchOf(row: Raw): Stretch {
  return {
    operator: String(row['OP']),
    state: row['STATE'] as 'ready' | 'pause',
    from: row['FROM'] as number,
    to: row['TO'] as number
  }
}

function said(row: Raw, column: string): string | null {
  return (row[column] as string | null | undefined) ?? null
}

function wordsIn(row: Raw): Record<string, string | null> {
  return Object.fromEntries(WORDS.map((name) => [name, said(row, name)]))
}

function between(from: number | null, to: number | null): number | null {
  return from === null || to === null || to < from ? null : to - from
}
