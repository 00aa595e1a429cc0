import { EtlError } from './errors.ts'

const CODES = new Set(['ENOSPC', 'EROFS', 'EACCES', 'EFBIG', 'EDQUOT', 'EIO', 'EPERM'])
const WORDS =
  /No space left|File too large|Read-only file system|Permission denied|Could not write|IO Error|readonly database/i

/** Whether the disk is at fault: full, read-only, not ours, or broken. */
export function isDiskFault(error: unknown): boolean {
  if (error instanceof EtlError) return error.code === 'DISK'
  const message = error instanceof Error ? error.message : String(error)
  return CODES.has((error as NodeJS.ErrnoException).code ?? '') || WORDS.test(message)
}
