import type { SourceFormat } from '../formats/source-format.ts'

/** What the values of a column are, as far as a sample tells. */
export type ColumnKind = 'time' | 'seconds' | 'number' | 'flag' | 'text' | 'key' | 'phone'

export interface DetectedTime {
  /** strptime formats that together read the values; of an ambiguous column those of both orders. */
  formats: string[]
  /** Day and month can be read both ways in every value: a human has to say which. */
  ambiguous: boolean
  /** A moment, or half of one that another column completes. */
  part: 'moment' | 'date' | 'clock'
  /** Months are in Indonesian words: the rule needs `months: id`. */
  months?: 'id'
  /** What every value ends in when it states a zone, such as "+0000" or "Z"; the formats hold it as it stands. */
  zone?: string
}

export interface DetectedColumn {
  name: string
  /** Share of the sampled rows that have a value. */
  filled: number
  kind: ColumnKind
  /** Different values in the sample. */
  distinct: number
  /** At most five; digits of telephone numbers are hidden. */
  examples: string[]
  /** Texts that stand for "no value" in this column. */
  empty: string[]
  /** The values and how often each occurs, where they are few enough to be codes. */
  words: { text: string; n: number }[]
  time?: DetectedTime
  /** How durations are written. */
  duration?: 'seconds' | 'mm:ss' | 'hh:mm:ss' | 'words'
}

export interface DetectWarning {
  code:
    | 'no-header'
    | 'header-below'
    | 'column-unnamed'
    | 'column-twice'
    | 'uneven-rows'
    | 'several-sheets'
    | 'several-arrays'
    | 'encoding-guessed'
  message: string
}

/** What is found out about a file of which nothing is known. */
export interface Detected {
  name: string
  format: SourceFormat
  header: string[]
  /** Row of the column names in the file, from 1. */
  headerRow: number
  /** The first 20 rows; digits of telephone numbers are hidden. */
  samples: string[][]
  columns: DetectedColumn[]
  /** Columns that together name a sampled row, best first; empty if no one or two columns do. */
  keys: string[][]
  /** Data rows; an estimate unless the whole file fitted into the sample. */
  rows: number
  warnings: DetectWarning[]
}
