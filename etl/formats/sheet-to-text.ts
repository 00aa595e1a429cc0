import { basename } from 'node:path'
import { rm } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { EtlError, type EtlErrorCode } from '../errors.ts'
import type { Places, SourceFormat } from './source-format.ts'
import { type ZipEntry, zipDirectory } from './zip-directory.ts'

/** What the worker thread is asked. */
export interface SheetJob {
  path: string
  target: string
  entries: ZipEntry[]
  sheet: string | number | undefined
  headerRow: number
}

/** What it answers: one of both. */
export interface SheetReply {
  done?: { records: number; places: Places }
  fault?: { code: EtlErrorCode; message: string }
}

/** Memory in MiB and seconds that one workbook may take. */
export const SHEET_LIMITS = { heapMb: 2048, seconds: 300 }

/**
 * Writes one sheet of an XLSX or ODS workbook as comma separated text, in a thread of its own whose memory and time
 * are bounded. Rows without any value are left out. Texts, formulas (the value that the file remembers), errors and
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
  const job: SheetJob = { path, target, entries, sheet: format.sheet, headerRow: format.header_row ?? 1 }
  const reply = await ask(job, limits)
  if (reply.done) return reply.done
  await rm(target, { force: true })
  const { code, message } = reply.fault ?? { code: 'INTERNAL' as const, message: 'no reply' }
  throw new EtlError(code, { file }, message)
}

function ask(job: SheetJob, limits: typeof SHEET_LIMITS): Promise<SheetReply> {
  const worker = new Worker(new URL('./sheet-thread.js', import.meta.url), {
    workerData: job,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 64 }
  })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end({ fault: tooLarge('time') }), limits.seconds * 1000)
    const end = (reply: SheetReply) => {
      clearTimeout(timer)
      resolve(reply)
      void worker.terminate()
    }
    worker.once('message', end)
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') end({ fault: tooLarge('memory') })
      else reject(error)
    })
    worker.once('exit', () => end({ fault: { code: 'INTERNAL', message: 'the reader of spreadsheets ended early' } }))
  })
}

function tooLarge(what: string): NonNullable<SheetReply['fault']> {
  return { code: 'FILE_TOO_LARGE', message: `the sheet takes too much ${what} to be read; export it as CSV` }
}
