import type { SHELL_ID } from './shell-id.ts'

export const SHELL_EN: typeof SHELL_ID = {
  groups: { view: 'View', plan: 'Plan', check: 'Check', setUp: 'Set up' },
  dataUntil: 'Data until',
  help: 'Help',
  keyboard: 'Keyboard shortcuts',
  close: 'Close',
  date: {
    form: 'dd/mm/yyyy',
    pick: (what: string) => `Choose in the calendar: ${what}`,
    unreadable: (form: string) => `This date cannot be read; write it as ${form}.`,
    backward: 'The first date must be before the last.'
  },

  keys: {
    then: 'then',
    pages: 'Go to a page',
    here: 'On this page',
    filter: 'To the filters',
    table: 'All charts as tables, and back',
    language: 'The other language (Indonesian or English)',
    theme: 'Next appearance: automatic, light, dark',
    help: 'Keyboard shortcuts',
    on: 'Single-letter shortcuts are on, on this device',
    content: 'Shortcuts hold outside of input fields only. Tab reaches everything without them too.'
  },
  helpPage: {
    lead: 'What each page answers, what the terms mean, and the quickest way there.',
    pages: 'Questions and their pages',
    first: 'First steps on a site that is still empty',
    steps: [
      'Name the centre and its sources in site.yaml; sample-data/site.yaml is an example.',
      'Lay export files into the inbox of each source, or drop one on the Data page.',
      'Wait for the schedule, or run npm run load. The Data page shows what was loaded and what was refused.'
    ],
    terms: 'Terms',
    term: 'Term',
    meaning: 'What it means',
    alsoCalled: 'Also called',
    origin: 'Source',
    definitions: 'Formula, limits and source of every figure are on the page of definitions.'
  }
}
