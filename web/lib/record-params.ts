/** What only the page of records reads; no other page's address carries it. */
export const RECORD_PARAMS = [
  'kind',
  'part',
  'hour',
  'weekday',
  'slot',
  'waitOver',
  'waitWithin',
  'incident',
  'sort',
  'order',
  'cursor',
  'cols',
  'record'
] as const

/** Of these, what does not outlast a change of the filters: the place in the pages, and the record that is open. */
export const PASSING_RECORD_PARAMS: readonly string[] = ['cursor', 'record']
