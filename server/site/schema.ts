import { type Static, Type } from 'typebox'
import {
  AppliedStandards,
  Categories,
  DeclaredEdition,
  Shifts,
  SpecialDayEntries,
  Targets
} from '#contract/site-sections.ts'
import { KPI_IDS, type KpiId } from '#domain/kpis.ts'
import { SOURCE_KINDS, type SourceKind } from '#domain/source-fields.ts'

export type { SourceKind }

const closed = { additionalProperties: false }
const Id = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$', maxLength: 60 })
const TextSchema = Type.Object({ id: Type.String(), en: Type.String() }, closed)
const Scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()])
const Names = Type.Union([Type.String(), Type.Array(Type.String(), { minItems: 1 })])

/**
 * How one canonical field is read from the columns of an export.
 * A text is the name of a column. `column` may list synonyms: the first one that the file has is read.
 * `columns` are joined with a blank (a date and a time of day). `first_of`: the first rule that gives a value.
 * `when`: the first case whose columns all have the given text (or one of the texts, or null for empty).
 */
const Rule = Type.Cyclic(
  {
    Rule: Type.Union([
      Type.String(),
      Type.Object({ value: Scalar }, closed),
      Type.Object({ first_of: Type.Array(Type.Ref('Rule'), { minItems: 1 }) }, closed),
      Type.Object(
        {
          when: Type.Array(
            Type.Object(
              {
                if: Type.Record(
                  Type.String(),
                  Type.Union([Type.String(), Type.Null(), Type.Array(Type.String(), { minItems: 1 })])
                ),
                then: Scalar
              },
              closed
            ),
            { minItems: 1 }
          ),
          otherwise: Type.Optional(Type.Union([Scalar, Type.Null()]))
        },
        closed
      ),
      Type.Object(
        {
          column: Type.Optional(Names),
          columns: Type.Optional(Type.Array(Type.String(), { minItems: 2, maxItems: 4 })),
          /** Texts that mean: no value. */
          empty: Type.Optional(Type.Array(Type.String())),
          /** strptime format, or several of which the first that fits is taken; `epoch`: seconds since 1970 (UTC). */
          format: Type.Optional(Names),
          /** Names of months in the text, in this language, are read as numbers: `20 Agustus 2021` as `20 08 2021`. */
          months: Type.Optional(Type.Literal('id')),
          /** A regular expression (RE2); its first group is the text that is read. */
          pattern: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
          /** A duration that is not written in seconds: `clock` ([hh:]mm:ss) or `words` (0 Hari : 20 Jam : ...). */
          duration: Type.Optional(Type.Unsafe<'clock' | 'words'>(Type.String({ enum: ['clock', 'words'] }))),
          map: Type.Optional(Type.Record(Type.String(), Scalar)),
          /** For a text that `map` does not list; without it such a row is rejected. `null`: no value. */
          otherwise: Type.Optional(Type.Union([Scalar, Type.Null()]))
        },
        closed
      )
    ])
  },
  'Rule'
)
/** The same, written out, because the schema is recursive. */
export type Rule =
  | string
  | { value: string | number | boolean }
  | { first_of: Rule[] }
  | {
      when: { if: Record<string, string | null | string[]>; then: string | number | boolean }[]
      otherwise?: string | number | boolean | null
    }
  | ColumnRule
export interface ColumnRule {
  column?: string | string[]
  columns?: string[]
  empty?: string[]
  format?: string | string[]
  months?: 'id'
  pattern?: string
  duration?: 'clock' | 'words'
  map?: Record<string, string | number | boolean>
  otherwise?: string | number | boolean | null
}

export const FORMAT_TYPES = ['csv', 'xlsx', 'ods', 'json', 'ndjson', 'parquet'] as const

/** A column of a switch report that counts calls: which, and how long at most (or at least) they waited. */
const CountColumn = Type.Object(
  {
    column: Names,
    outcome: Type.Unsafe<'answered' | 'abandoned' | 'cut-off'>(
      Type.String({ enum: ['answered', 'abandoned', 'cut-off'] })
    ),
    line: Type.Optional(Type.String()),
    /** Upper edge of its bin; the lower one is the edge before. */
    up_to_s: Type.Optional(Type.Integer({ minimum: 0, maximum: 86_400 })),
    /** The open last bin. */
    over_s: Type.Optional(Type.Integer({ minimum: 0, maximum: 86_400 }))
  },
  closed
)

const Schedule = Type.Union([
  Type.String(),
  Type.Object(
    {
      cron: Type.String(),
      /** A run starts up to so many seconds after its time, so that sources of one time do not start at once. */
      jitter_s: Type.Optional(Type.Number({ minimum: 0, maximum: 86_400 })),
      /** How often a load that could not be carried out is tried again, after first_s, first_s * factor, ... */
      retry: Type.Optional(
        Type.Object(
          {
            times: Type.Integer({ minimum: 0, maximum: 100 }),
            first_s: Type.Optional(Type.Number({ minimum: 1, maximum: 86_400 })),
            factor: Type.Optional(Type.Number({ minimum: 1, maximum: 100 }))
          },
          closed
        )
      )
    },
    closed
  )
])

const Source = Type.Object(
  {
    id: Id,
    label: Type.Optional(TextSchema),
    /** A layout that is built in (layouts.ts): what it says holds unless the source says otherwise. */
    layout: Type.Optional(Type.String()),
    kind: Type.Unsafe<SourceKind>(Type.String({ enum: [...SOURCE_KINDS] })),
    centre: Id,
    /** Of `heartbeats`: the source that they show to be alive. */
    of: Type.Optional(Id),
    /** Name pattern of its files in inbox/<id>, `*` and `?`. */
    files: Type.String({ minLength: 1, maxLength: 200 }),
    /** Cron expression, in the zone of the source, alone or with its spread and retries. Absent: loaded by hand only. */
    schedule: Type.Optional(Schedule),
    /** Seconds for which a file must have lain unchanged before the schedule takes it (10). */
    settle_s: Type.Optional(Type.Number({ minimum: 0, maximum: 86_400 })),
    /** How long rows (by their own time) and archived files (by the day of their load) are kept; absent: for ever. */
    retention: Type.Optional(
      Type.Object({ rows: Type.Optional(Type.String()), files: Type.Optional(Type.String()) }, closed)
    ),
    /** What becomes of a loaded inbox file: `archive` (the default where retention.files is stated) or `keep`. */
    after_load: Type.Optional(Type.Unsafe<'archive' | 'keep'>(Type.String({ enum: ['archive', 'keep'] }))),
    /** Zone of the times in the file. */
    time_zone: Type.String(),
    format: Type.Object(
      {
        type: Type.Unsafe<(typeof FORMAT_TYPES)[number]>(Type.String({ enum: [...FORMAT_TYPES] })),
        /** One ASCII character. */
        delimiter: Type.Optional(Type.String({ pattern: '^[\\x01-\\x7f]$' })),
        quote: Type.Optional(Type.String({ maxLength: 1 })),
        /** Names of the columns of a file that has no header. */
        names: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { minItems: 1, maxItems: 2000 })),
        /** Rows may end early; what is missing is empty. */
        ragged: Type.Optional(Type.Boolean()),
        /** Of xlsx and ods: name or number (from 1) of the sheet; without it the first. */
        sheet: Type.Optional(Type.Union([Type.String({ minLength: 1 }), Type.Integer({ minimum: 1 })])),
        /** Of xlsx and ods: row of the column names, from 1. */
        header_row: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
        /** Of json: path of the array of records, such as data.items. */
        records: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
        encoding: Type.Optional(
          Type.Union([Type.Literal('utf-8'), Type.Literal('utf-16le'), Type.Literal('windows-1252')])
        )
      },
      closed
    ),
    empty: Type.Optional(Type.Array(Type.String())),
    limits: Type.Optional(
      Type.Object(
        {
          rejects_percent: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
          /** A last row that breaks off: the file is refused (the default), or just that row. */
          cut_last_row: Type.Optional(Type.Unsafe<'refuse' | 'reject'>(Type.String({ enum: ['refuse', 'reject'] })))
        },
        closed
      )
    ),
    /** Columns (or `{ field }`: fields, as understood) that together name a row; the same key again is the same row, corrected or repeated. */
    key: Type.Array(Type.Union([Type.String(), Type.Object({ field: Type.String() }, closed)]), { minItems: 1 }),
    /** Of a switch report (`call-counts`): its counting columns. */
    counts: Type.Optional(Type.Array(CountColumn, { minItems: 1, maxItems: 200 })),
    /** Of a switch report: its own totals, which its parts must reach. */
    totals: Type.Optional(
      Type.Array(Type.Object({ column: Type.String(), of: Type.Array(Type.String(), { minItems: 1 }) }, closed))
    ),
    columns: Type.Record(Type.String(), Rule)
  },
  closed
)

const Editions = Type.Optional(Type.Array(DeclaredEdition, { minItems: 1, maxItems: 100 }))

export const SiteSchema = Type.Object(
  {
    site: Type.Object({ id: Id, name: TextSchema, generated: Type.Optional(Type.Boolean()) }, closed),
    centres: Type.Array(
      Type.Object(
        {
          id: Id,
          name: Type.String(),
          time_zone: Type.String(),
          /** Full hour at which its operational day starts, such as 06:00; 00:00 when absent. All centres state the same. */
          day_starts: Type.Optional(Type.String()),
          /** Its own, instead of those of the site. */
          targets: Type.Optional(Targets),
          /** Inhabitants that it serves, and where that was read. */
          population: Type.Optional(
            Type.Object(
              { count: Type.Integer({ minimum: 1 }), source: Type.String({ minLength: 1, maxLength: 300 }) },
              closed
            )
          )
        },
        closed
      ),
      { minItems: 1 }
    ),
    targets: Type.Optional(Targets),
    /** Of the published standards those that apply here; without the key all do. */
    standards: Type.Optional(AppliedStandards),
    /** Editions of the KPIs' definitions, by KPI. */
    definitions: Type.Optional(
      Type.Object(Object.fromEntries(KPI_IDS.map((id) => [id, Editions])) as Record<KpiId, typeof Editions>, closed)
    ),
    categories: Type.Optional(Categories),
    sources: Type.Array(Source, { minItems: 1 }),
    operators: Type.Optional(
      Type.Array(
        Type.Object(
          {
            id: Type.String(),
            role: Type.String(),
            languages: Type.Array(Type.String()),
            /** The team that the operator works in. */
            group: Type.Optional(Type.String({ minLength: 1, maxLength: 100 }))
          },
          closed
        )
      )
    ),
    shifts: Type.Optional(Shifts),
    districts: Type.Optional(
      Type.Object(
        {
          /** Where they lie: rows of a grid from north to south, each from west to east; '' leaves a place empty. */
          grid: Type.Optional(
            Type.Array(Type.Array(Type.String({ maxLength: 100 }), { minItems: 1, maxItems: 40 }), {
              minItems: 1,
              maxItems: 40
            })
          ),
          /** Their boundaries: a GeoJSON file of this folder, and the property that names a district as the data do. */
          map: Type.Optional(
            Type.Object(
              {
                file: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*\\.(geojson|json)$', maxLength: 100 }),
                property: Type.String({ minLength: 1, maxLength: 100 })
              },
              closed
            )
          )
        },
        closed
      )
    ),
    special_days: Type.Optional(SpecialDayEntries)
  },
  closed
)
export type Site = Static<typeof SiteSchema>
export type SourceConfig = Omit<Site['sources'][number], 'columns'> & { columns: Record<string, Rule> }
