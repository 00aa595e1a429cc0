import type { GHOST_METER_ID } from './ghost-meter-id.ts'

/** Words of what prank, ghost, silent and test calls cost. */
export const GHOST_METER_EN: typeof GHOST_METER_ID = {
  title: 'Prank and ghost meter',
  lead: "Operators' time, and other callers' waiting, that prank, ghost, silent and test calls took",
  chart: 'Operator hours for prank, ghost, silent and test calls by month',
  seconds: 'Operator hours taken',
  share: 'Share of handling time',
  perMonth: 'Hours a month',
  fullTime: 'Full-time equivalents',
  calls: 'Calls',
  ofAnswered: (n, all) => `${n} of ${all} answered calls`,
  ofHandling: (all) => `of ${all} of handling`,
  people: (n) => `${n} people`,
  hoursAYear: (n) => `${n} working hours a year each`,
  second: 's',
  month: 'Month',
  total: 'All',
  allHandling: 'All handling',
  definition:
    'Seconds of talk and wrap-up of answered calls recorded as prank, ghost, silent or test. Calls that ended before an answer took no operator. Full-time equivalents: hours a year over the net hours that one person works (40 h x 52 less 39 days of leave, holidays, illness and training).',
  waiting: 'How long did other callers wait because of them?',
  waitingNote: (about) =>
    `${about.calls} calls (${about.period}) replayed with and without those ${about.removed} calls, ${about.runs} times`,
  figure: 'Other callers',
  observed: 'Recorded',
  withAll: 'All calls',
  without: 'Without',
  difference: 'Difference (95 %)',
  rows: {
    waitMean: 'Mean wait',
    answeredWithin: (seconds) => `Answered within ${seconds}`,
    answered: 'Answered',
    waited: 'All waiting'
  },
  proof: 'Proof of the model',
  near: 'agrees',
  far: 'does not agree',
  contended: (n) => `${n} calls while every operator was busy`,
  contendedWait: 'Mean wait while all were busy',
  contendedAnswered: 'Answered while all were busy',
  proved: 'The model gives what was recorded within its tolerance, so the difference may be read.',
  notProved: 'The model does not give what was recorded within its tolerance, so nothing is said of cause.',
  whyNot: {
    'not-exported': 'The export lacks the kind of call, talk time, wait or operator; nothing can be replayed.',
    'no-data': 'There are no calls with operator states in this period.',
    'no-calls': 'There are no other callers to compare.',
    'too-few': 'Too few calls came while every operator was busy; the model cannot be proved.',
    'not-reproduced': 'The model does not give what was recorded within its tolerance, so nothing is said of cause.',
    'between-bins': 'The threshold lies between the bins of the export.'
  },
  method: (about) =>
    [
      'Every call keeps its own arrival, handle time and patience; what was not observed is drawn alike for both replays.',
      `Ringing and reaction: median ${about.delay}, from calls that came while somebody was surely free.`,
      about.reserve === null ? '' : `Supervisors help after ${about.reserve}.`,
      about.basis === 'states'
        ? 'Who was on duty is known from the operator states.'
        : 'Who was on duty is guessed from the calls that they took, as the export has no operator states.',
      'Callers who ring again, and pranks that hung up before an answer, are not counted, so the true effect is larger.'
    ]
      .filter(Boolean)
      .join(' ')
}
