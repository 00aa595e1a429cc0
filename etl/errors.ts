/** What can stop a file or a whole load. Rows that are merely bad go to the rejects instead. */
export type EtlErrorCode =
  | 'FILE_MISSING'
  | 'FILE_EMPTY'
  | 'FILE_TRUNCATED'
  | 'FILE_ENCODING'
  | 'FILE_TOO_LARGE'
  | 'WRONG_LAYOUT'
  | 'COLUMN_MISSING'
  | 'COLUMN_TWICE'
  | 'TOO_MANY_REJECTS'
  | 'PARSE_MISMATCH'
  | 'CHECK_FAILED'
  | 'MAPPING_INVALID'
  | 'FILE_UNKNOWN'
  | 'LOCKED'
  | 'DISK'
  | 'INTERNAL'
  | 'FILE_FORMAT'
  | 'ARCHIVE_DAMAGED'
  | 'NOT_REPAIRABLE'

export interface Place {
  file?: string
  line?: number
  column?: string
}

/** A load, or one file of it, that must not be published. The message names file, line and column where known. */
export class EtlError extends Error {
  readonly code: EtlErrorCode
  readonly place: Place

  constructor(code: EtlErrorCode, place: Place, message: string, options?: ErrorOptions) {
    const where = [place.file, place.line, place.column].filter((part) => part !== undefined).join(':')
    super(where === '' ? message : `${where}: ${message}`, options)
    this.code = code
    this.place = place
  }
}
