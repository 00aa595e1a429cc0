import type { CompareWords } from './compare-id.ts'

/** The words of the comparison of centres in English. */
export const COMPARE_EN: CompareWords = {
  title: 'Compare centres',
  lead: 'How do the centres stand side by side, and do their figures compare?',
  choose: 'Centres compared',
  chooseHint: (few, many) => `Choose ${few} to ${many} centres.`,
  one: {
    title: 'This site holds one centre',
    text: 'This page shows several centres side by side: figures, targets, and ranks where definitions and data are alike, with a warning where they differ. It is for a ministry or a province.',
    how: 'To connect another centre: add it under centres in site.yaml, then give its sources on the Data page.',
    link: 'To the Data page'
  },
  warnings: {
    title: 'Before you compare',
    none: 'Definitions, what exports record and the hours known are alike at all the chosen centres.',
    of: 'Concerns',
    all: (n) => `${n} measures`,
    codes: {
      edition: 'The definitions in force differ',
      threshold: 'Threshold or denominator of the service level differ',
      fields: 'Not every export records what is needed',
      'outcome-words': 'How calls ended is not recorded alike',
      'disposition-words': 'Kinds of call are not recorded alike',
      'coverage-calls': 'The hours known of calls differ',
      'coverage-incidents': 'The hours known of the incident register differ',
      zone: 'Time zones differ',
      'day-start': 'Days start at different hours'
    },
    means: {
      edition: 'The figures are counted by other definitions; they are not ranked.',
      threshold:
        'A share within 5 seconds is no share within 10 seconds; they are not ranked. Choose one threshold in the filters.',
      fields: 'What is not recorded is empty, not zero; it is not ranked.',
      'outcome-words': 'Calls not recorded apart are counted as something else, or not at all; they are not ranked.',
      'disposition-words': 'Prank calls not recorded apart are counted as another kind; shares by kind are not ranked.',
      'coverage-calls': 'What came in the missing hours is not known; figures of calls are not ranked.',
      'coverage-incidents': 'What came in the missing hours is not known; figures of incidents are not ranked.',
      zone: 'The days of each centre follow its own clock; whole periods still compare.',
      'day-start': 'The days of each centre start at its own hour; whole periods still compare.'
    },
    within: (seconds, variant) => `within ${seconds}, ${variant}`,
    known: (share) => `${share} of hours known`,
    noFeed: 'without this data',
    lacks: (what) => `does not record: ${what}`,
    whole: 'complete'
  },
  table: 'Figures of each centre',
  tableNote: 'Ranked only where definitions and data are alike; centres that are not surely apart share a rank.',
  measure: 'Measure',
  rank: (place) => `rank ${place}`,
  target: (target) => `target ${target}`,
  noRank: 'not ranked: see the warnings',
  per100k: (value) => `${value} per 100,000 inhabitants`,
  population: 'Inhabitants',
  populationOf: (centre, count, source) => `${centre}: ${count} (${source})`,
  showAll: 'Show all measures',
  showFew: 'Show the main measures',
  volume: 'Calls offered',
  level: 'Service level',
  sameScale: 'One scale for all centres.',
  total: (n) => `n = ${n}`,
  at: 'Time'
}
