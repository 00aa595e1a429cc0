import type { EXPLAIN_ID } from './explain-id.ts'

export const EXPLAIN_EN: typeof EXPLAIN_ID = {
  title: 'What changed?',
  kpi: 'Figure',
  by: 'By',
  contributions: (dimension) => `Contributions to the difference by ${dimension}`,
  dimensions: {
    category: 'category',
    subcategory: 'subcategory',
    district: 'district',
    agency: 'agency',
    hour: 'hour',
    weekday: 'weekday',
    operator: 'operator',
    group: 'team',
    language: 'caller language',
    line: 'line',
    disposition: 'kind of call'
  },
  notExported: (dimensions) => `Not in the export for this figure: ${dimensions}.`,
  mix: 'weight of the part changed',
  rate: 'figure of the part changed',
  count: 'difference of the count',
  rest: (n) => `${n} others`,
  few: 'few',
  fewNote: '* too few to judge',
  compared: (now, before) => `${now} compared with ${before}`,

  up: (kpi, by, before, now) => `${kpi} rose by ${by} (${before} → ${now})`,
  down: (kpi, by, before, now) => `${kpi} fell by ${by} (${before} → ${now})`,
  same: (kpi, now) => `${kpi} stayed at ${now}`,
  chance: 'a difference this small may be chance',
  cause: (dimension, part, effect, why) =>
    `What stands out by ${dimension}: ${part} contributed ${effect}, because ${why}`,
  andAlso: (parts) => `Next ${parts}`,
  together: (effect, share) => `Together ${effect}, which is ${share} of the difference`,
  exceeds: (effect, rest) => `That (${effect}) is more than the whole difference; other parts offset it with ${rest}`,
  even: (dimension, part, effect) =>
    `By ${dimension} no part stands out beyond its size and chance; the largest contribution: ${part} (${effect})`,
  rateUp: (kpi, before, now) => `${kpi} there rose from ${before} to ${now}`,
  rateDown: (kpi, before, now) => `${kpi} there fell from ${before} to ${now}`,
  weightUp: (of, before, now) => `its share of ${of} rose from ${before} to ${now}`,
  weightDown: (of, before, now) => `its share of ${of} fell from ${before} to ${now}`,
  above: (own, all) => `and its figure (${own}) is above the whole (${all})`,
  below: (own, all) => `and its figure (${own}) is below the whole (${all})`,
  counted: (before, now) => `its count went from ${before} to ${now}`,
  loaded: (before, now) => `its load went from ${before} to ${now}`,
  appeared: (n) => `it is new in this period (${n})`,
  vanished: (n) => `it is gone (${n} before)`,
  weighedBy: {
    calls: 'the calls',
    incidents: 'the incidents',
    seconds: 'time on duty',
    hours: 'hours on duty',
    rostered: 'rostered time',
    erlang: 'the load'
  },
  hours: (from, to) => `${from}–${to}`,
  beyondShare: (seconds) => `the share longer than ${seconds}`,
  beyond: (seconds, before, now) =>
    `A percentile has no exact additive parts. Taken apart is the share that took longer than ${seconds}, the value compared with: ${before} → ${now}`,
  caveats: {
    definition:
      'This figure is itself defined by that value, or the value is only recorded when a call is answered. It explains nothing.',
    'who-handled':
      'Who handled them follows from the roster; it is no cause of how many there were. Read it as who handled more or fewer.',
    'answered-only':
      'This value is only recorded when a call is answered, while the figure counts unanswered calls as well. Read the change of the figures only, not of the weights.'
  },
  notComparable: (days) =>
    `The counts of the two periods cannot be compared, because their data cover them differently. Compared period: ${days}.`,
  coveredDifferently: (days) => `The data cover the two periods differently. Compared period: ${days}.`,
  lengths: (now, before) => `The periods differ in length: ${now} and ${before} days.`,
  weekdays: 'Mondays, Tuesdays and so on do not occur equally often in the two periods.',
  noPeriod: 'There is no period to compare with for this choice.',
  absent: (period, why) => `Cannot be taken apart: ${period}: ${why}.`,
  definition:
    'Each part contributes by weight and by figure, measured at the midpoint of both periods (Kitagawa 1955). Weight: its share of the whole changed, judged against the figure of the whole. Figure: its own figure changed. All contributions add up to the difference exactly. A part found in one period only contributes by weight alone. The panel opens on the most telling dimension: what at most three parts carry beyond their size and beyond chance (three standard deviations), over all movement.',
  definitionCount:
    'Each part’s own difference; together they are the whole difference exactly. The panel opens on the most telling dimension: what at most three parts carry beyond their size and beyond chance (three standard deviations), over all movement.',
  columns: {
    effect: 'Contribution',
    mix: 'By weight',
    rate: 'By figure',
    before: 'Before',
    now: 'Now',
    weightBefore: 'Weight before',
    weightNow: 'Weight now',
    nBefore: 'n before',
    nNow: 'n now',
    note: 'Note'
  },
  short: (kpi, change, part, effect, why) =>
    `${kpi} (${change}): what stands out is ${part} (${effect}), because ${why}`,
  shortEven: (kpi, change) => `${kpi} (${change}): no cause stands out`,
  shortChance: (kpi) => `${kpi}: a difference this small may be chance`
}
