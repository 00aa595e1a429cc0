/**
 * What a cell holds: a share is 0..1, times are seconds or hours, a date YYYY-MM-DD, a time YYYY-MM-DDTHH:MM; `month` is the
 * first day of a month or of something longer.
 */
export type CellType = 'number' | 'share' | 'seconds' | 'hours' | 'date' | 'month' | 'time' | 'text'

/** One column: its heading and the text of a cell; numbers stand to the right. */
export interface Column<Row> {
  head: string
  cell: (row: Row) => string
  isNumber?: boolean
  /** Where the cell leads: the records that it counts; null where there are none. */
  href?: (row: Row) => string | null
  /** The value behind the text, for sheets, speech and order: shares 0..1, seconds, dates as YYYY-MM-DD; null where there is none. */
  value?: (row: Row) => number | string | null
  /** What `value` gives; numbers without a type are plain numbers, dates are told by their form. */
  type?: CellType
}
