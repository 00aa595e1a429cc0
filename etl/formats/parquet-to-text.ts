import { createReadStream, createWriteStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { EtlError } from '../errors.ts'
import { rows, run } from '../sql.ts'
import { DelimitedWriter } from './delimited-writer.ts'
import type { Places } from './source-format.ts'

/**
 * Writes a Parquet file as comma separated text: moments as `YYYY-MM-DD HH:MM:SS` (those with a zone in UTC, without
 * its name), rounded to the second; nested columns as JSON text; empty values as ''.
 *
 * @throws {EtlError} FILE_TRUNCATED if it is cut off or damaged, FILE_EMPTY if it has no rows
 */
export async function parquetToText(path: string, target: string, workFolder: string): Promise<Places> {
  const file = basename(path)
  await checkEnds(path, file)
  const body = `${target}.rows`
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    memory_limit: '1GB',
    threads: '2',
    temp_directory: workFolder
  })
  const db = await instance.connect()
  try {
    return await write(db, { path: literalPath(path), target, body, file })
  } catch (cause) {
    if (cause instanceof EtlError) throw cause
    throw new EtlError('FILE_TRUNCATED', { file }, `the Parquet file cannot be read: ${firstLine(cause)}`, { cause })
  } finally {
    db.closeSync()
    instance.closeSync()
    await rm(body, { force: true })
  }
}

interface Paths {
  path: string
  target: string
  body: string
  file: string
}

async function write(db: DuckDBConnection, { path, target, body, file }: Paths): Promise<Places> {
  const columns = await rows<{ column_name: string; column_type: string }>(
    db,
    'select column_name, column_type from (describe from read_parquet($path))',
    { path }
  )
  const aliases = columns.map((_, i) => `c${i}`)
  const values = columns.map(({ column_type: type }, i) => textOf(`c${i}`, type))
  await run(
    db,
    `copy (select ${values.join(', ')} from read_parquet($path) as t(${aliases.join(', ')}))
     to $body (format csv, header false, delimiter ',', quote '"', escape '"', nullstr '', force_quote *)`,
    { path, body }
  )
  const [{ n } = { n: 0 }] = await rows<{ n: number }>(db, 'select count(*) as n from read_parquet($path)', { path })
  if (n === 0) throw new EtlError('FILE_EMPTY', { file }, 'the file has no rows')
  const names = columns.map(({ column_name: name }) => name)
  new DelimitedWriter(target, 'row', names).close()
  await pipeline(createReadStream(body), createWriteStream(target, { flags: 'a' }))
  return { unit: 'row', offsets: [{ from: 1, offset: 0 }] }
}

function textOf(column: string, type: string): string {
  if (type.startsWith('TIMESTAMP WITH')) return moment(`make_timestamp(epoch_us(${column}))`)
  if (type.startsWith('TIMESTAMP')) return moment(`cast(${column} as timestamp)`)
  if (/[[({]/.test(type) && !type.startsWith('DECIMAL') && !type.startsWith('ENUM'))
    return `cast(to_json(${column}) as varchar)`
  return `cast(${column} as varchar)`
}

function moment(value: string): string {
  return `strftime(${value} + interval 500 milliseconds, '%Y-%m-%d %H:%M:%S')`
}

async function checkEnds(path: string, file: string): Promise<void> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const ends = await Promise.all(
      [0, Math.max(0, size - 4)].map(async (at) =>
        (await handle.read(Buffer.alloc(4), 0, 4, at)).buffer.toString('latin1')
      )
    )
    if (ends[0] !== 'PAR1') throw new EtlError('FILE_FORMAT', { file }, 'this is no Parquet file')
    if (size < 12 || ends[1] !== 'PAR1') throw new EtlError('FILE_TRUNCATED', { file }, 'the Parquet file is cut off')
  } finally {
    await handle.close()
  }
}

/** The database reads `*`, `?` and `[` of a path as a pattern; in brackets they stand for themselves. */
function literalPath(path: string): string {
  return path.replace(/[*?[]/g, '[$&]')
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!.slice(0, 200)
}
