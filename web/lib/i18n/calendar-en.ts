import type { CalendarWords } from './calendar-id.ts'

/** The same in English. */
export const CALENDAR_EN: CalendarWords = {
  dayStarts: (hour) => `The operational day starts at ${hour}: calls before that hour count for the day before.`,
  between: (low, high) => `between ${low} and ${high}`,
  atLeast: (low) => `at least ${low}`,
  noBounds: 'its bounds cannot be told',
  hoursMissing: (n) => `${n} hours without data`,
  unjudged: 'Cannot be judged: data missing',
  known: 'Data known',
  partly: 'hollow circle: data incomplete',
  partlyBars: 'pale bar: data incomplete',
  perDay: 'per day',
  noComparison: (kind) => `${kind}: nothing to compare with, its date is not in the table of special days.`,
  estimated: (name, date) => `${name} ${date} is an estimate; the government has not decided yet.`,
  unverified: (name, date) => `${name} ${date} has not been checked at an official source.`,
  special: {
    title: 'Special days',
    lead: 'Used for comparisons by Lebaran and Ramadan and for marks on charts. Changed with special_days in site.yaml.',
    none: (year) => `The national holidays of ${year} have no source yet and are therefore not listed.`,
    day: 'Day',
    name: 'Name',
    certainty: 'Certainty',
    kinds: {
      lebaran: 'Idul Fitri',
      ramadan: 'Ramadan',
      'idul-adha': 'Idul Adha',
      holiday: 'National holiday',
      'joint-leave': 'Joint leave',
      election: 'Election',
      event: 'Event',
      haze: 'Haze'
    },
    read: 'read at its source',
    memory: 'not checked',
    estimate: 'estimate'
  }
}
