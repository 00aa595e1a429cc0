import type { REPAIR_ID } from './repair-id.ts'

export const REPAIR_EN: typeof REPAIR_ID = {
  title: 'Correct and load again',
  groups: 'By source and reason',
  rows: 'One by one',
  how: 'Download the rejected rows in the layout of their source, correct them, save, and drop the file above. Callers’ numbers are shown as a code (#...); leave it as it is. Rows that come in are counted as rejected no more.',
  file: (source, rows) => `${source}: download ${rows} rows to correct`,
  misshapen: (rows) =>
    `${rows} rows with a wrong number of columns cannot be downloaded: correct them in their file and drop that above.`,
  original: (source) => `${source}: correct the rows in their file and drop that above.`,
  repaired: (rows) => `${rows} rows that were rejected once have been corrected.`,
  list: (rows) => `Download the list of these ${rows} rows (CSV)`,
  hours: { r: 'Hours with rows', z: 'Hours of a confirmed zero', n: 'Hours without data' },
  wholeDay: '24 hours',
  partOfDay: 'some hours',
  noDay: 'no data',
  codes: {
    TOO_LONG: 'Longer than can be: one of its stamps is mistyped',
    TIME_BEYOND: 'A time before 1980, or more than two years after the load: its year is mistyped',
    ENDS_FIRST: 'Ends before it starts',
    FILE_NAME: 'The name of the file cannot be read. Rename it.',
    PARSE_MISMATCH: 'The rows of the file cannot be told apart. Export it again.',
    DISK: 'The disk is full or cannot be written. Make room and load again.',
    INTERNAL: 'A fault of the program. The figures stay as they were; send the file and this note to its makers.',
    INTERRUPTED: 'The load was stopped. The figures stay as they were; load again.',
    LOCKED: 'Another load is still running. Try again in a moment.',
    MAPPING_INVALID: 'The mapping of the source in site.yaml is wrong.',
    CHECK_FAILED: 'The closing checks found figures that do not agree; nothing was published.'
  }
}
