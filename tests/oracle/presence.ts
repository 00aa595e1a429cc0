import { type Clock, realOf, shownAt } from './clock.ts'
import { grouped } from './rows.ts'
import type { Stretch, World } from './world.ts'

/** What operators were, in seconds that have really passed: who is signed in twice at once is on duty once. */
export function presenceOf({ stretches, clock }: World): Stretch[] {
  const passed = (stretches ?? []).map((own) => ({
    ...own,
    from: realOf(own.from, clock),
    to: realOf(own.to, clock)
  }))
  return [...grouped(passed, ({ operator, state }) => `${state} ${operator}`).values()].flatMap(once)
}

/** Stretches of one operator and state, those that overlap made one. */
function once(stretches: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = []
  for (const own of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1)
    if (last === undefined || own.from > last.to) found.push({ ...own })
    else last.to = Math.max(last.to, own.to)
  }
  return found
}

/** One moment for every operator and hour in which the operator was signed in. */
export function momentsOf(presence: readonly Stretch[], clock: Clock): number[] {
  const hours = new Set<string>()
  for (const { operator, from, to } of presence)
    for (let hour = Math.floor(from / 3600); hour * 3600 < to; hour++)
      hours.add(`${shownAt(hour * 3600, clock) / 3600} ${operator}`)
  return [...hours].map((name) => Number(name.split(' ')[0]) * 3600)
}
