import type { Asked, Feed, Oracle } from './facts.ts'
import { type Expected, mean, nearestRank, none, part, plain } from './figures.ts'
import { type Hidden, type Limits, ofCount, ofLeast, ofLoad, ofMean, ofRank, ofRepeats, ofShare } from './hidden.ts'
import { PAID } from './paid-ways.ts'
import { grouped, isAnswered, meanOf, secondsOf, serviceLevel, sum, typed, waitsOf } from './rows.ts'
import type { Use } from './seconds.ts'
import type { Call, Incident } from './world.ts'

/** The rows and times that a figure is counted from. */
export interface Facts {
  asked: Asked
  calls: readonly Call[]
  incidents: readonly Incident[]
  /** Seconds of the operators. */
  seconds(use: Use): number
  hoursKnown: number
  repeats(within: number): { known: number; again: number }
  /** Why the register tells nothing. */
  registerIsSilent: string | null
}

/** One published way to count a KPI. */
export interface Way {
  /** Null: of operators' time alone. */
  feed: Feed | null
  /**
   * Fields that the feed must carry; `register`: the other feed; `states`, `roster`: those exports; `is prank ghost`,
   * `ends cut-off`: one of the words.
   */
  needs: readonly string[]
  of(facts: Facts): Expected
  /** What the hours may hide of which nothing is known, and what that makes of the figure. */
  hidden(oracle: Oracle, asked: Asked): Hidden
  limits(facts: Facts): Limits
  /** Whether it is told bucket by bucket. */
  isSeries: boolean
}

const way = (feed: Feed, needs: string[], of: Way['of'], limits: Way['limits'], isSeries = true): Way => ({
  feed,
  needs,
  of,
  hidden: (oracle, asked) => oracle.hidden(asked, feed),
  limits,
  isSeries
})

const asCount: Way['limits'] = () => ofCount
const asShare: Way['limits'] = () => ofShare
const asMean: Way['limits'] = () => ofMean
const asLeast: Way['limits'] = () => ofLeast

const answered = ({ calls }: Facts) => calls.filter(isAnswered).length
const offered = ({ calls }: Facts) => calls.length
const ended = (outcome: string) => ({ calls }: Facts) => calls.filter((call) => call.outcome === outcome).length // prettier-ignore
const connected = (facts: Facts) => offered(facts) - ended('cut-off')(facts)
const kinds = (...words: string[]) => ({ calls }: Facts) => typed(calls, ...words) // prettier-ignore
const LEFT = 'ends abandoned'
const VALID = ['emergency', 'non-emergency', 'false']
type Count = (facts: Facts) => number

const counted = (of: Count, ...needs: string[]) => way('calls', needs, (facts) => plain(of(facts)), asCount)
const shared = (of: Count, per: Count, ...needs: string[]) =>
  way('calls', needs, (facts) => part(of(facts), per(facts)), asShare)

function leftSoon({ calls }: Facts): number {
  return calls.filter(({ outcome, wait }) => outcome === 'abandoned' && wait !== null && wait <= 5).length
}

const level = (variant: string) =>
  way('calls', ['wait'], ({ calls, asked }) => serviceLevel(calls, asked.within, variant), asShare)

const waited = (percent: number) =>
  way('calls', ['wait'], ({ calls }) => nearestRank(waitsOf(calls), percent), (facts) => ofRank(waitsOf(facts.calls), percent)) // prettier-ignore

const stage = (id: string, percent: number) =>
  way(
    'incidents',
    [id],
    ({ incidents }) => nearestRank(secondsOf(incidents, id), percent),
    (facts) => ofRank(secondsOf(facts.incidents, id), percent),
    percent === 90
  )

const again = (within: number) =>
  way('calls', ['caller'], ({ repeats }) => part(repeats(within).again, repeats(within).known), () => ofRepeats, false) // prettier-ignore

const stamped = (isSo: (incident: Incident) => boolean, ...needs: string[]) =>
  way('incidents', needs, ({ incidents }) => plain(incidents.filter(isSo).length), asCount)

const tickets = (per: Count, ...needs: string[]) =>
  way(
    'calls',
    ['register', ...needs],
    (facts) =>
      facts.registerIsSilent === null ? mean(facts.incidents.length, per(facts)) : none(facts.registerIsSilent),
    asMean
  )

function load({ calls, hoursKnown }: Facts): Expected {
  const handled = calls.flatMap(({ handle }) => handle ?? [])
  if (handled.length === 0) return none('no-calls')
  return mean((calls.length * sum(handled)) / handled.length, hoursKnown * 3600)
}

/** The calls of the clock hour that has most of them, the earliest of several. */
export function busiestOf(calls: readonly Call[]): readonly Call[] {
  const perHour = grouped(calls, ({ at }) => String(Math.floor(at / 3600)))
  const hours = [...perHour].sort(([a, own], [b, other]) => other.length - own.length || Number(a) - Number(b))
  return hours[0]?.[1] ?? []
}

/** Lines for twice the busiest hour at a blocking of one in a hundred, by the printed formula of Erlang B. */
function trunks({ calls }: Facts): Expected {
  const talks = calls.flatMap(({ talk }) => talk ?? [])
  const most = busiestOf(calls).length
  if (talks.length === 0 || most === 0) return none('no-calls')
  const erlangs = (2 * most * (sum(talks) / talks.length + 60)) / 3600
  let term = 1
  let all = 1
  for (let lines = 1; ; lines++) {
    term *= erlangs / lines
    all += term
    if (term / all <= 0.01) return { value: lines, n: most }
  }
}

const onDuty = (of: Count, per: Count) =>
  way('calls', ['states', 'handling'], (facts) => (facts.seconds('ready') === 0 ? none('no-data') : mean(of(facts), per(facts))), asLeast) // prettier-ignore

/** Every KPI under each of its published readings, the one that holds by itself first (domain.md 3.2 and 3.3). */
export const WAYS: Readonly<Record<string, Readonly<Record<string, Way>>>> = {
  offered: { standard: counted(offered) },
  connected: { standard: counted(connected) },
  answered: { standard: counted(answered) },
  abandoned: { standard: counted(ended('abandoned'), LEFT) },
  valid: {
    'without-information': counted(kinds(...VALID), `is ${VALID.join(' ')}`),
    'with-information': counted(kinds(...VALID, 'information'), `is ${VALID.join(' ')} information`)
  },
  emergency: { standard: counted(kinds('emergency'), 'is emergency') },
  dispatched: { standard: stamped(({ isDispatched }) => isDispatched, 'dispatched') },
  arrived: { standard: stamped(({ isArrived }) => isArrived, 'arrived') },
  answerRate: { 'of-offered': shared(answered, offered), 'of-connected': shared(answered, connected) },
  abandonRate: {
    'of-offered': shared(ended('abandoned'), offered, LEFT),
    'without-short': shared((facts) => ended('abandoned')(facts) - leftSoon(facts), (facts) => offered(facts) - leftSoon(facts), LEFT, 'wait'), // prettier-ignore
    'of-connected': shared(ended('abandoned'), connected, LEFT)
  },
  serviceLevel: {
    negative: level('negative'),
    answered: level('answered'),
    ignore: level('ignore'),
    positive: level('positive'),
    short: level('short'),
    kominfo: level('kominfo')
  },
  waitMean: { standard: way('calls', ['wait'], ({ calls }) => meanOf(waitsOf(calls)), asMean) },
  waitP50: { standard: waited(50) },
  waitP90: { standard: waited(90) },
  waitP95: { standard: waited(95) },
  waitP99: { standard: waited(99) },
  talkMean: { standard: way('calls', ['talk'], ({ calls }) => meanOf(calls.map(({ talk }) => talk)), asMean) },
  handleMean: { standard: way('calls', ['talk'], ({ calls }) => meanOf(calls.map(({ handle }) => handle)), asMean) },
  ghostShare: typedShare('ghost', 'silent'),
  prankShare: typedShare('prank'),
  invalidShare: typedShare('prank', 'ghost', 'silent'),
  transferRate: {
    standard: shared(({ calls }) => calls.filter((call) => isAnswered(call) && call.isTransferred).length, answered, 'transferred') // prettier-ignore
  },
  repeatCallers: { 'within-30-min': again(1800), 'within-2-min': again(120) },
  occupancy: { standard: onDuty(({ seconds }) => seconds('handling'), ({ seconds }) => seconds('ready')) }, // prettier-ignore
  processingP90: { standard: stage('processing', 90) },
  dispatchP90: { standard: stage('dispatch', 90) },
  turnoutP90: { standard: stage('turnout', 90) },
  travelP90: { standard: stage('travel', 90) },
  responseP90: { standard: stage('response', 90) },
  cutOff: { standard: counted(ended('cut-off'), 'ends cut-off') },
  cutOffRate: { standard: shared(ended('cut-off'), offered, 'ends cut-off') },
  validShare: {
    'without-information': shared(kinds(...VALID), answered, `is ${VALID.join(' ')}`),
    'with-information': shared(kinds(...VALID, 'information'), answered, `is ${VALID.join(' ')} information`),
    'emergency-only': shared(kinds('emergency'), answered, 'is emergency')
  },
  busyHour: { standard: way('calls', [], ({ calls }) => plain(busiestOf(calls).length), asLeast, false) },
  trunks: { standard: way('calls', ['talk'], trunks, asLeast, false) },
  callsPerOperatorHour: { standard: onDuty(answered, ({ seconds }) => seconds('ready') / 3600) },
  offeredLoad: { standard: way('calls', ['talk'], load, () => ofLoad, false) },
  incidents: { standard: stamped(() => true) },
  openIncidents: { standard: stamped(({ isClosed }) => !isClosed, 'ticket') },
  ticketRate: { 'of-answered': tickets(answered), 'of-valid': tickets(kinds(...VALID), `is ${VALID.join(' ')}`) },
  alarmP90: { standard: stage('alarm', 90) },
  sceneP90: { standard: stage('scene', 90) },
  ticketP50: { standard: stage('ticket', 50) },
  ...PAID
}

function typedShare(...words: string[]): Record<string, Way> {
  return {
    'of-answered': shared(kinds(...words), answered, `is ${words.join(' ')}`),
    'of-offered': shared(kinds(...words), offered, `is ${words.join(' ')}`)
  }
}
