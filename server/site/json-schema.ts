import { FIELDS, type SourceKind } from '#domain/source-fields.ts'
import { LAYOUTS } from './layouts.ts'
import { SiteSchema } from './schema.ts'

/** A JSON schema, as far as this file looks into one. */
interface Json {
  [key: string]: unknown
  properties?: Record<string, Json>
  required?: string[]
}

/** What a layout says, and a source that names one need not. */
const SAID_BY_LAYOUT = ['kind', 'format', 'key', 'columns', 'time_zone']

/** What a key means that its name does not tell, by its path in site.yaml. */
const MEANINGS: Readonly<Record<string, string>> = {
  centres: 'Call centres of the site; the first one gives the local days of the pages.',
  targets: 'What the figures are held against.',
  sources: 'Exports: one entry for each kind of file that a centre delivers.',
  special_days: 'Days that are shown beside the figures, each with where that is said.',
  'sources.id': 'Name of the source, and of its folder inbox/<id>/.',
  'sources.layout': 'A layout that is built in: what it says holds unless the source says otherwise.',
  'sources.kind': 'What a row of the file is.',
  'sources.of': 'Of heartbeats: the source that they show to be alive.',
  'sources.files': 'Name pattern of its files, with * and ?.',
  'sources.schedule': 'Cron expression, or { cron, jitter_s, retry }; without it the source is loaded by hand.',
  'sources.settle_s': 'Seconds for which a file must have lain unchanged before the schedule takes it (10).',
  'sources.retention': 'How long rows and archived files are kept, such as "5 years"; without it for ever.',
  'sources.after_load': 'What becomes of a loaded inbox file.',
  'sources.time_zone': 'Zone of the times in the file, such as Asia/Jakarta.',
  'sources.format': 'How the file is written: type, delimiter, quote, encoding.',
  'sources.empty': 'Texts that mean "no value" in every column.',
  'sources.limits': 'Beyond which share of rejected rows a file is refused whole (rejects_percent, 1).',
  'sources.key': 'Columns that together name a row; the same key again is the same row, corrected or repeated.',
  'sources.counts': 'Of a switch report: its counting columns.',
  'sources.totals': 'Of a switch report: its own totals, which its parts must reach.',
  'sources.columns': 'From which column, by which rule, each field is read.'
}

/**
 * The schema of site.yaml for an editor (JSON Schema 2020-12), from the same schema by which the file is checked: keys
 * and words are offered and faults underlined while it is written. A source with a layout may leave out what the layout
 * says, and the fields of `columns` are those of its kind.
 *
 * @example siteJsonSchema().title // 'site.yaml of Pantau 112'
 */
export function siteJsonSchema(): Json {
  const schema = JSON.parse(JSON.stringify(SiteSchema)) as Json
  const sources = schema.properties!['sources'] as { items: Json }
  sources.items = sourceSchema(sources.items)
  for (const [path, description] of Object.entries(MEANINGS)) describe(schema, path.split('.'), description)
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'site.yaml of Pantau 112', ...schema }
}

function sourceSchema(source: Json): Json {
  const { layout, ...others } = source.properties!
  return {
    ...source,
    properties: { ...others, layout: { ...layout, enum: Object.keys(LAYOUTS) } },
    required: source.required!.filter((key) => !SAID_BY_LAYOUT.includes(key)),
    allOf: [
      { if: { not: { required: ['layout'] } }, then: { required: source.required } },
      ...Object.keys(FIELDS).map((kind) => fieldsOf(kind as SourceKind))
    ]
  }
}

/** The fields that a source of this kind may have, and without a layout must have. */
function fieldsOf(kind: SourceKind): Json {
  const required = Object.entries(FIELDS[kind]).flatMap(([name, field]) => (field.required === true ? [name] : []))
  const isOfKind = { properties: { kind: { const: kind } }, required: ['kind'] }
  const names = { properties: { columns: { propertyNames: { enum: Object.keys(FIELDS[kind]) } } } }
  const all = { if: { not: { required: ['layout'] } }, then: { properties: { columns: { required } } } }
  return { if: isOfKind, then: { allOf: [names, all] } }
}

function describe(schema: Json, [key, ...rest]: string[], description: string): void {
  const found = schema.properties![key!]!
  if (rest.length === 0) found['description'] = description
  else describe((found['items'] as Json | undefined) ?? found, rest, description)
}
