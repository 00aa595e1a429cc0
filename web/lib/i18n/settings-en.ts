import type { SettingsWords } from './settings-id.ts'

/** The words of the page of settings in English. */
export const SETTINGS_EN: SettingsWords = {
  title: 'Settings',
  lead: 'What holds at this centre, since when, and who changed it?',
  readOnly: 'This server only shows; settings are changed in the file site.yaml where it runs (ALLOW_WRITES).',
  contents: 'Sections',
  who: 'Your name',
  whoHint: 'Written into the history with every change. Not checked: there are no accounts yet.',
  edit: (what) => `Change: ${what}`,
  cancel: 'Cancel',
  review: 'Review the change',
  save: 'Save',
  saving: 'Saving…',
  saved: (what) => `Saved: ${what}.`,
  nothing: 'Nothing has changed.',
  changes: 'What will change',
  means: 'What it means',
  from: 'Now',
  to: 'Then',
  notSet: 'not set',
  faulty: (n) => (n === 1 ? 'One field needs to be corrected.' : `${n} fields need to be corrected.`),
  failed: 'Not saved; site.yaml is as it was.',
  stale: 'Not saved yet: somebody else has changed the settings since this page was opened.',
  staleUnknown: 'What has changed is not on record: site.yaml was changed directly.',
  renew: 'Load the newest, keep what I typed',
  add: 'Add a row',
  remove: (what) => `Remove ${what}`,
  up: (what) => `Move ${what} up`,
  down: (what) => `Move ${what} down`,
  code: 'Code',
  nameId: 'Name (Indonesian)',
  nameEn: 'Name (English)',
  start: 'Start',
  end: 'End',
  source: 'Source',
  faults: {
    needed: 'Must be filled in.',
    share: 'A percentage from 0 to 100.',
    seconds: 'Whole seconds from 0 to 86,400.',
    id: 'Letters, digits, dots and dashes only; begins with a letter or digit; 60 at most.',
    time: 'A time such as 06:00.',
    'same-time': 'The end must differ from the start.',
    twice: 'This code is taken.',
    date: 'Not a date of the calendar.',
    order: 'Must come after the first day.',
    'unknown-standard': 'This standard is not known.',
    'unknown-reading': 'This reading is not known.',
    'reading-name': 'This code is the name of a published reading; choose another.',
    'fixed-threshold': 'This definition has no threshold of its own.',
    overlap: 'Another edition is in force on the same days.',
    'unknown-key': 'This field is not known.',
    shape: 'This cannot be read.'
  },
  targets: {
    title: 'Targets',
    lead: 'Judged on the tiles, on the page of standards and between centres.',
    meaning:
      'From now on tiles and own standards are judged by the new target; months that are over are re-judged too. The seconds of the service level become the threshold that is counted by default.',
    level: 'Service level: share answered',
    within: 'within',
    abandon: 'Abandoned: at most',
    response: 'Response time P90: at most',
    percent: '%',
    seconds: 'seconds',
    empty: 'Empty means no target.'
  },
  standards: {
    title: 'Standards that apply',
    lead: 'Those that apply come first on the page of standards; the others are behind "show all".',
    meaning: 'No figure changes. The other standards are still judged and can be shown.',
    all: 'All published standards apply (none chosen)',
    chosen: (n, all) => `${n} of ${all} standards apply`,
    choose: 'Choose standards',
    unverified: 'not read at its source yet'
  },
  shifts: {
    title: 'Shift patterns',
    lead: 'Working hours of the teams by the clock of the centre. A shift over midnight belongs to the day it starts on.',
    meaning:
      'The pages of operators and planning use the new shifts for all of the past; figures of calls do not change.',
    none: 'No shifts are set.'
  },
  special_days: {
    title: 'Special days',
    lead: 'They explain charts, align comparisons of Lebaran, and are learned apart by forecasts.',
    meaning:
      'Marks on charts, Lebaran comparisons and forecasts use the new days for all of the past. A Lebaran, Ramadan or Idul Adha of your own stands instead of the shipped one of that year.',
    own: 'Set at this centre',
    shipped: 'Shipped',
    none: 'No days of its own yet.',
    year: 'Year',
    first: 'First day',
    last: 'Last day',
    kind: 'Kind',
    takeAway: 'Take a shipped day away',
    takenAway: 'taken away at this centre',
    replaced: 'replaced at this centre',
    bringBack: 'Bring the shipped day back',
    holds: 'holds'
  },
  categories: {
    title: 'Category words',
    lead: 'Names and order of the kinds of emergency in every list, filter and chart.',
    meaning:
      'Names and order change on every page, also for the past. Codes stay: the mapping of exports does not change.',
    shippedHolds: 'The shipped words hold.',
    backToShipped: 'Back to the shipped words'
  },
  definitions: {
    title: 'Editions of definitions',
    lead: 'Definitions are added to, never rewritten: a month that is closed stays as it was published.',
    meaning:
      'Periods whose last day is on or after the first day in force are counted by the new edition; the day of the change is marked on tiles and charts. The open edition before it ends on that day.',
    kpi: 'Measure',
    reading: 'Reading',
    from: 'In force from',
    within: 'Threshold (seconds), service level only',
    changeId: 'What changes (Indonesian)',
    changeEn: 'What changes (English)',
    decree: 'Decision',
    add: 'Add an edition',
    none: 'No editions of its own yet; the published readings hold.',
    all: 'All definitions',
    period: 'In force'
  },
  centres: {
    title: 'Centres and start of the day',
    lead: 'Set in site.yaml. A new start of the day holds after the next load: every date is then recounted from its own moment (UTC), so that figures by day, week and month may move. All centres start their days at the same hour.',
    zone: 'Time zone',
    dayStarts: 'Day starts',
    loaded: 'In the data',
    sameAsLoaded: 'the same',
    pending: (as) => `${as}; changes with the next load`,
    notLoaded: 'no data yet',
    population: 'Inhabitants',
    ownTargets: 'Own targets'
  },
  retention: {
    title: 'Retention',
    lead: 'Set in site.yaml by source. Once a day rows and files past their time are removed from the data and from the disk, and cannot be loaded again.',
    unlimited: 'no limit',
    archived: 'Files move to the archive once loaded',
    kept: 'Files stay in the inbox',
    spans: { rows: 'Rows', files: 'Files' }
  },
  operators: {
    title: 'Operators',
    lead: 'Pseudonyms, roles and languages; set in site.yaml.',
    role: 'Role',
    languages: 'Languages',
    roles: { operator: 'operator', supervisor: 'supervisor' },
    none: 'No operators are listed.'
  },
  history: {
    title: 'History of changes',
    lead: 'Every change made on this page, the newest first; kept in state/settings.jsonl, which only grows.',
    none: 'Nothing has been changed on this page yet.',
    when: 'When',
    by: 'By',
    section: 'Section',
    notDone: 'not made: the server ended before it wrote',
    afterOther: 'before it, site.yaml was changed outside this page'
  }
}
