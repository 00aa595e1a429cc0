import { constants } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'

/** One look at records: who asked for what, and how many were shown. Nothing of a caller is ever in it. */
export interface Look {
  /** ISO, UTC. */
  at: string
  who: string
  /** Where the request came from: this machine, its network, or beyond. */
  from: 'loopback' | 'private' | 'public'
  path: string
  query: string
  rows: number
  dataVersion: string
}

export interface AccessLog {
  /** @throws where the line cannot be written and flushed; nothing may then be shown */
  write(look: Look): Promise<void>
}

const APPEND = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | constants.O_NOFOLLOW

/**
 * The log of looks at records: `audit/YYYY-MM.jsonl` of the site, a line a look, for the owner of the process alone. It
 * is only ever opened to append, and flushed before the records are shown.
 */
export function accessLog(siteFolder: string): AccessLog {
  let last: Promise<void> = Promise.resolve()
  return {
    write(look) {
      const written = last.then(() => append(siteFolder, look))
      last = written.catch(() => undefined)
      return written
    }
  }
}

async function append(siteFolder: string, look: Look): Promise<void> {
  const folder = join(siteFolder, 'audit')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = await open(join(folder, `${look.at.slice(0, 7)}.jsonl`), APPEND, 0o600)
  try {
    await file.chmod(0o600)
    await file.writeFile(`${JSON.stringify(look)}\n`)
    await file.datasync()
  } finally {
    await file.close()
  }
}

/**
 * The class of an address, which is all that is kept of it.
 *
 * @example addressClass('192.168.1.20') // 'private'
 */
export function addressClass(address: string): Look['from'] {
  const bare = address.replace(/^::ffff:/i, '')
  if (/^127\.|^::1$/.test(bare)) return 'loopback'
  const isPrivate = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/i
  return isPrivate.test(bare) ? 'private' : 'public'
}
