import type { Feed } from './facts.ts'
import { mean, none } from './figures.ts'
import { ofLeast, ofShare } from './hidden.ts'
import type { Facts, Way } from './kpis.ts'
import { type Use, untold } from './seconds.ts'

type Of = (facts: Facts) => number
export type PaidKpi = 'utilisation' | 'shrinkage' | 'adherence'

interface PaidWay extends Way {
  numerator: Of
  denominator: Of
}

const of =
  (...uses: Use[]): Of =>
  ({ seconds }) =>
    uses.reduce((sum, use) => sum + seconds(use), 0)
const signedIn = of('ready', 'pause')

const paid = (
  feed: Feed | null,
  needs: readonly string[],
  [numerator, denominator]: readonly [Of, Of],
  rest: Pick<Way, 'limits' | 'hidden'>
): PaidWay => ({
  feed,
  needs,
  of: (facts) => (denominator(facts) === 0 ? none('no-data') : mean(numerator(facts), denominator(facts))),
  numerator,
  denominator,
  isSeries: true,
  ...rest
})

/** Where the feed tells nothing of the roster, all of it was such, or none of it. */
const ofRoster = (feed: 'calls' | 'states'): Pick<Way, 'limits' | 'hidden'> => ({
  hidden: (oracle, asked) => untold(oracle, asked, feed),
  limits: () => ofShare
})

export const isPaid = (kpi: string): kpi is PaidKpi => kpi in PAID

/** What became of the paid time, under each published reading, the one that holds by itself first. */
export const PAID: Readonly<Record<PaidKpi, Readonly<Record<string, PaidWay>>>> = {
  utilisation: {
    'of-roster': paid('calls', ['roster', 'handling'], [of('worked'), of('staffed')], ofRoster('calls')),
    'of-signed-in': paid('calls', ['states', 'handling'], [of('handling'), signedIn], {
      hidden: (oracle, asked) => oracle.hidden(asked, 'calls'),
      limits: () => ofLeast
    })
  },
  shrinkage: {
    'of-roster': paid(null, ['states', 'roster'], [of('lost'), of('rostered')], ofRoster('states')),
    'of-signed-in': paid(null, ['states'], [of('pause'), signedIn], {
      hidden: () => ({ hours: 0, most: 0 }),
      limits: () => ofLeast
    })
  },
  adherence: {
    standard: paid(null, ['states', 'roster'], [of('kept'), of('rostered')], ofRoster('states'))
  }
}
