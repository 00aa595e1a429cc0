import { basename } from 'node:path'
import { rm } from 'node:fs/promises'
import { fork } from 'node:child_process'
import { EtlError, type EtlErrorCode } from '../errors.ts'
import type { Places, SourceFormat } from './source-format.ts'
import { type ZipEntry, zipDirectory } from './zip-directory.ts'

/** What the process that reads is asked. */
export interface SheetJob {
  path: string
  target: string
  entries: ZipEntry[]
  sheet: string | number | undefined
  headerRow: number
  seconds: number
}

/** What it answers: one of both. */
export interface SheetReply {
  done?: { records: number; places: Places }
  fault?: { code: EtlErrorCode; message: string }
}

/** Memory in MiB and seconds that one workbook may take. */
export const SHEET_LIMITS = { heapMb: 2048, seconds: 300 }

/**
 * Writes one sheet of an XLSX or ODS workbook as comma separated text, in a process of its own whose memory and
 * time are bounded: a workbook can bring V8 down with all of its threads. Rows without any value are left out. Texts, formulas (the value that the file remembers), errors and
 * truths come as text; dates as `YYYY-MM-DD HH:MM:SS`.
 *
 * @throws {EtlError} FILE_FORMAT, FILE_TRUNCATED, FILE_TOO_LARGE, FILE_EMPTY, WRONG_LAYOUT if the sheet is not there
 */
export async function sheetToText(
  path: string,
  target: string,
  format: Pick<SourceFormat, 'sheet' | 'header_row'>,
  limits = SHEET_LIMITS
): Promise<{ records: number; places: Places }> {
  const file = basename(path)
  const entries = await zipDirectory(path, file)
  const { sheet, header_row: headerRow = 1 } = format
  const reply = await ask({ path, target, entries, sheet, headerRow, seconds: limits.seconds }, limits.heapMb)
  if (reply.done) return reply.done
  await rm(target, { force: true })
  const { code, message } = reply.fault ?? { code: 'INTERNAL' as const, message: 'no reply' }
  throw new EtlError(code, { file }, message)
}

function ask(job: SheetJob, heapMb: number): Promise<SheetReply> {
  const reader = fork(new URL('./sheet-process.js', import.meta.url), {
    execArgv: [`--max-old-space-size=${heapMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc']
  })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end({ fault: tooLarge('time') }), job.seconds * 1000)
    const end = (reply: SheetReply) => {
      clearTimeout(timer)
      resolve(reply)
      reader.kill('SIGKILL')
    }
    reader.once('message', (reply) => end(reply as SheetReply))
    reader.once('error', reject)
    reader.once('exit', (code) => end({ fault: code === 1 ? ENDED_EARLY : tooLarge('memory') }))
    reader.send(job)
  })
}

const ENDED_EARLY: SheetReply['fault'] = { code: 'INTERNAL', message: 'the reader of spreadsheets ended early' }

function tooLarge(what: string): NonNullable<SheetReply['fault']> {
  return { code: 'FILE_TOO_LARGE', message: `the sheet takes too much ${what} to be read; export it as CSV` }
}
