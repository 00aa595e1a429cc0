import type { BURSTS_ID } from './bursts-id.ts'

/** Words of the unusual quarter hours and of calls about one incident. */
export const BURSTS_EN: typeof BURSTS_ID = {
  title: 'When were calls out of the ordinary?',
  events: 'Surges and drops that were found',
  redundant: 'Several calls about one incident',
  usual: 'Usual',
  band: 'Usual range, 95 %',
  legend: 'line: calls offered, grey band: usual range (95 %)',
  flagged: 'Out of the ordinary',
  high: 'Surge',
  low: 'Drop',
  found: (n) => `${n} events out of the ordinary`,
  none: 'No event out of the ordinary in this period.',
  more: (shown, all) => `the ${shown} rarest of ${all}`,
  definition: (about) =>
    `The usual is learned from ${about.days} days with data (${about.from} – ${about.to}): the level of the days around, the course of weekday and hour, special days. The spread beyond chance is measured (negative binomial). Every ${about.minutes} minutes, hour and four hours are tested; what is flagged is not learned from. Hours without data are not judged. The limit is set so that a year without any surge gives at most ${about.false} false event. The level moves slowly, so a special day that is not in the list may show up here.`,
  columns: {
    time: 'Time',
    kind: 'Kind',
    offered: 'Offered',
    usual: 'Usual (95 %)',
    excess: 'Excess',
    peak: 'Peak / usual',
    once: 'By chance',
    answered: 'Answered',
    within: (seconds) => `Within ${seconds}`,
    wait: 'Wait P90',
    groups: 'Largest groups'
  },
  once: (years) => `once in ${years} years`,
  never: 'less than once in 1,000 years',
  perSlot: (calls, usual) => `${calls} / ${usual}`,
  group: (name, calls, incidents) =>
    incidents === null ? `${name}: ${calls}` : `${name}: ${calls} about ${incidents} incidents`,
  service: (answered, wait) => `whole period: ${answered} answered, wait P90 ${wait}`,
  open: (when) => `See ${when} by quarter hour`,
  redundantShare: (share) => `${share} of the offered calls reported what had been reported`,
  redundantNote: (keyed, again, incidents) =>
    `${keyed} calls name their incident; ${again} of ${incidents} incidents were reported more than once`,
  redundantDefinition:
    'Calls that name the same incident, but for the first, per offered call (NENA: redundant calls). A call that was not answered names no incident, so this is a lower bound.',
  incident: 'Incident',
  first: 'First call',
  lasted: 'Until the last',
  noIncidents: 'The export does not say which incident a call is about.',
  noGroups: 'No incident was reported more than once.'
}
