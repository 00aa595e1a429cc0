import type { Detected } from './detected.ts'

const EVENTS =
  /^(ENTERQUEUE|CONNECT|COMPLETEAGENT|COMPLETECALLER|ABANDON|EXITWITHTIMEOUT|EXITWITHKEY|EXITEMPTY|RINGNOANSWER|RINGCANCELED|TRANSFER|BLINDTRANSFER|ATTENDEDTRANSFER|ADDMEMBER|REMOVEMEMBER|PAUSE|UNPAUSE|PAUSEALL|UNPAUSEALL|DID|QUEUESTART|CONFIGRELOAD)$/
const DISPOSITIONS = /^(ANSWERED|NO ANSWER|BUSY|FAILED|CONGESTION)$/
const STAMP = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/

/**
 * The built-in layout of a file whose columns have no names, told by what stands where: Asterisk's queue_log and its
 * Master.csv (Asterisk documentation: Queue Logs; cdr_csv.c).
 */
export function headerlessLayout({ header, samples }: Pick<Detected, 'header' | 'samples'>): string | null {
  const rows = [header, ...samples.slice(0, 10)]
  const all = (test: (row: readonly string[]) => boolean) => rows.length > 0 && rows.every(test)
  if (all((row) => /^\d{10}(\.\d+)?$/.test(row[0] ?? '') && EVENTS.test(row[4] ?? ''))) return 'asterisk-queue-log'
  if (all((row) => row.length >= 16 && STAMP.test(row[9] ?? '') && DISPOSITIONS.test(row[14] ?? ''))) {
    return 'asterisk-cdr'
  }
  return null
}
