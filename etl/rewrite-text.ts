import { rm } from 'node:fs/promises'
import { DelimitedWriter } from './formats/delimited-writer.ts'
import { temporaryText } from './intake.ts'
import { type Format, scanText, splitRecord } from './scan.ts'

/** A plain text and how its fields are told apart. */
type Written = Format & { path: string }

/**
 * Writes the good records of a text anew, so that no reader can take them apart otherwise than the scan did: line ends
 * of two kinds, text behind a closed quote and the like cost the rows that they spoil and no others.
 *
 * @param columns names of the columns, for the first line
 * @param work is given the new text, which is removed afterwards
 */
export async function withRewritten<T>(
  text: Written,
  columns: readonly string[],
  workFolder: string,
  work: (rewritten: Written) => Promise<T>
): Promise<T> {
  const path = temporaryText(workFolder)
  try {
    await writeGood(text, columns, path)
    return await work({ path, delimiter: ',', quote: '"', ...(text.ragged ? { ragged: true } : {}) })
  } finally {
    await rm(path, { force: true })
  }
}

async function writeGood(text: Written, columns: readonly string[], path: string): Promise<void> {
  const [delimiter, quote] = [text.delimiter.charCodeAt(0), text.quote === '' ? -1 : text.quote.charCodeAt(0)]
  const writer = new DelimitedWriter(path, 'row', columns)
  try {
    await scanText(text.path, text, (record) => writer.write(splitRecord(record.toString(), delimiter, quote)))
  } finally {
    writer.close()
  }
}
