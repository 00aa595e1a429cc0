import { EtlError } from '../errors.ts'
import { DelimitedWriter } from './delimited-writer.ts'
import type { JsonRecord } from './json-array.ts'
import { jsonFields } from './json-fields.ts'
import type { Places } from './source-format.ts'

/**
 * Writes records of JSON as comma separated text. They are walked twice: for the names of the columns, which are
 * those of all records in order of first sight, and for their values.
 *
 * @throws {EtlError} FILE_FORMAT or FILE_TRUNCATED with the line of a record that is no object, FILE_EMPTY
 */
export async function recordsToText(
  walk: () => AsyncGenerator<JsonRecord>,
  target: string,
  file: string,
  unit: Places['unit']
): Promise<Places> {
  const names = new Set<string>()
  for await (const record of walk()) for (const name of fieldsOf(record, file, unit).keys()) names.add(name)
  if (names.size === 0) throw new EtlError('FILE_EMPTY', { file, line: 1 }, 'the file has no records')
  const columns = [...names]
  const writer = new DelimitedWriter(target, unit, columns)
  for await (const record of walk()) {
    const fields = fieldsOf(record, file, unit)
    writer.record(
      columns.map((name) => fields.get(name) ?? ''),
      record.place
    )
  }
  writer.close()
  return writer.places
}

function fieldsOf({ text, place, line }: JsonRecord, file: string, unit: Places['unit']): Map<string, string> {
  const which = unit === 'line' ? 'the line' : `${unit} ${place}`
  try {
    const fields = jsonFields(text)
    if (fields) return fields
  } catch (cause) {
    const why = cause instanceof RangeError ? cause.message : `is no JSON: ${(cause as Error).message}`
    throw new EtlError('FILE_FORMAT', { file, line }, `${which} ${why}`, { cause })
  }
  throw new EtlError('FILE_FORMAT', { file, line }, `${which} is no object: ${text.slice(0, 60)}`)
}
