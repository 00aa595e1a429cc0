import type { EXPLORE_ID } from './explore-id.ts'

/** Words of the overview, of its list of what needs attention, and of filtering by a click. */
export const EXPLORE_EN: typeof EXPLORE_ID = {
  clickFilters: 'click to filter',
  records: 'See the records',
  districtsNote: 'places approximate',
  level: (share, within) => `${share} of calls were answered within ${within}`,
  met: (target) => `the target of ${target} was met`,
  missed: (gap, target) => `${gap} points below the target of ${target}`,
  tooFew: (n) => `too few to judge (n = ${n})`,
  up: (points, against) => `up ${points} points ${against}`,
  down: (points, against) => `down ${points} points ${against}`,
  same: (against) => `no change ${against}`,
  more: (percent, against) => `up ${percent} ${against}`,
  fewer: (percent, against) => `down ${percent} ${against}`,
  perDay: (text) => `${text} a day`,
  volume: (n, days) => `${n} calls came in over ${days} days`,
  cutOff: (share) => `${share} were cut off before the queue`,
  abandoned: (share) => `${share} were abandoned`,
  nuisance: (share) => `${share} of the answered were prank, ghost or silent`,
  surges: (n) => `${n} unusual surges`,
  drops: (n) => `${n} unusual drops`,
  response: (time) => `90 % of the incidents were reached within ${time}`,
  over: (time, target) => `${time} above the target of ${target}`,
  standards: (missed, judged) => `${missed} of the ${judged} standards that can be judged were missed`,
  missingHours: (n) => `${n} hours without data`,
  attention: {
    title: 'Needs attention',
    lead: 'From targets, standards, load and completeness of the data; the most important first.',
    none: 'Nothing. Every target that can be judged was met and the data are complete.',
    loading: 'Checking …',
    more: (n) => `${n} more`,
    target: (name, value, target, n) => `${name}: ${value}, target ${target} (${n})`,
    short: (n, when, missing) => `${n} hours of the week lack operators; worst ${when}, ${missing} too few`,
    worstHour: (hour, share, n, under) =>
      `Weakest hour ${hour}: ${share} in time (n = ${n}); ${under} hours below the target`,
    surge: (n, when, offered, expected) => `${n} surges of calls; largest ${when}: ${offered}, usually ${expected}`,
    drop: (n, when, offered, expected) => `${n} drops of calls; largest ${when}: ${offered}, usually ${expected}`,
    gaps: (hours, days) => `${hours} hours without data in this period (${days})`,
    refused: (n, file) => `${n} files refused, latest ${file}`,
    failed: (when) => `The last load failed, ${when}`,
    late: (source, until, days) => `${source}: data until ${until}, ${days} days ago`,
    never: (source) => `${source}: no data yet`,
    invalid: (share, n) => `${share} of the answered calls were prank, ghost or silent (n = ${n})`,
    kinds: {
      target: 'Target',
      data: 'Data',
      staffing: 'Operators',
      service: 'Service',
      burst: 'Surge',
      standard: 'Standard',
      invalid: 'Load'
    }
  },
  staffing: {
    title: 'Hours with too few operators',
    short: (n, of) => `${n} of ${of} hours of the week too few`,
    enough: 'enough operators in every hour',
    required: 'Required',
    onDuty: 'On duty',
    gap: 'Gap',
    calls: 'Calls an hour',
    measured: 'Hours measured',
    noTarget: 'this site states no target of the service level',
    definition: (share, within, handle) =>
      `Required: the fewest operators with whom ${share} of calls are answered within ${within}, by Erlang C (callers do not hang up), with the mean calls offered in that hour and the mean handle time of ${handle}; at least one. On duty: mean operators ready and not paused in the same hour. Too few: a gap of half an operator or more. Filters other than centre and period do not apply, because operators take every call.`
  },
  behind: 'See the records',
  behindOf: (what) => `See the records behind ${what}`
}
