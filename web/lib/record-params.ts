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

/** Of these, what stays when the filters change: neither the place in the pages nor the record that is open. */
export const LASTING_RECORD_PARAMS = RECORD_PARAMS.filter((name) => name !== 'cursor' && name !== 'record')
