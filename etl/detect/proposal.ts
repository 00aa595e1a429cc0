import type { SourceConfig } from '#server/site/schema.ts'
import type { SourceFormat } from '../formats/source-format.ts'

/** Something that the file does not say and a human has to decide. */
export interface Question {
  code:
    | 'kind'
    | 'required-field'
    | 'date-order'
    | 'date-missing'
    | 'zone'
    | 'unknown-word'
    | 'key'
    | 'no-header'
    | 'column-twice'
    | 'several-sheets'
    | 'several-arrays'
  field?: string
  column?: string
  /** The word of the column that is asked about. */
  word?: string
  /** What may be answered, where that is a choice. */
  options?: string[]
  message: string
}

/** Why a field is read from a column. */
export interface ProposedField {
  field: string
  columns: string[]
  /** 0 to 1. */
  confidence: number
}

/** A draft of a source in site.yaml. Without `questions` it can be loaded as it stands. */
export interface Proposal {
  source: Omit<SourceConfig, 'format'> & { format: SourceFormat }
  fields: ProposedField[]
  /** Of the kind, 0 to 1. */
  confidence: number
  /** Columns that no field reads. */
  unread: string[]
  questions: Question[]
}
