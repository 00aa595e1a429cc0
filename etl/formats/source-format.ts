import type { PlainText } from '../intake.ts'

/** Columns that a file may have at most. */
export const MAX_COLUMNS = 2_000

/** How a file of a source is packed, as site.yaml states it. */
export interface SourceFormat {
  type: 'csv' | 'xlsx' | 'ods' | 'json' | 'ndjson' | 'parquet'
  /** Of csv; one byte. */
  delimiter?: string
  /** Of csv; '' = none. */
  quote?: string
  /** Of csv, json and ndjson. */
  encoding?: string
  /** Of xlsx and ods: name or number from 1; without it the first sheet. */
  sheet?: string | number
  /** Of xlsx and ods: row of the column names, from 1. */
  header_row?: number
  /** Of json: the path of the array of records, such as "data.items"; without it the file is the array. */
  records?: string
}

/**
 * Where the records lie in the original file. From record `from` (counted from 1) on, place = number + `offset`:
 * the form in which a scan tells the lines of its good records.
 */
export interface Places {
  unit: 'row' | 'element' | 'line'
  offsets: { from: number; offset: number }[]
}

/** An export as delimited UTF-8 text, with the shape that the text has now. */
export interface ShapedText extends PlainText {
  delimiter: string
  quote: string
  /** Null where a line of the text is the line of the file. */
  lines: Places | null
}
