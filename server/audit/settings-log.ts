import { constants } from 'node:fs'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One change of the settings, as it is written before it is carried out. */
export interface SettingChange {
  /** ISO, UTC. */
  at: string
  /** The name that was typed. */
  by: string
  section: string
  before: unknown
  after: unknown
  /** Versions of site.yaml before and after. */
  from: string
  to: string
}

/** The same, as it is told afterwards. */
export interface ToldChange extends SettingChange {
  /** False where the process ended between the line and the change. */
  isCarriedOut: boolean
  /** True where site.yaml was changed otherwise since the change before. */
  isAfterOther: boolean
}

const APPEND = constants.O_APPEND | constants.O_CREAT | constants.O_RDWR | constants.O_NOFOLLOW
/** A line that a killed process left behind ends here. */
const NEWLINE = 10

/**
 * The log of changes, `state/settings.jsonl` of the site: only ever opened to append, and flushed before site.yaml
 * changes, so that there is no change without its line.
 *
 * @throws where the line cannot be written; nothing may then be changed
 */
export async function appendChange(siteFolder: string, change: SettingChange): Promise<void> {
  await mkdir(join(siteFolder, 'state'), { recursive: true })
  const file = await open(pathOf(siteFolder), APPEND, 0o640)
  try {
    const { size } = await file.stat()
    const last = Buffer.alloc(1)
    if (size > 0) await file.read(last, 0, 1, size - 1)
    const isTorn = size > 0 && last[0] !== NEWLINE
    await file.writeFile(`${isTorn ? '\n' : ''}${JSON.stringify(change)}\n`)
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** All changes, the oldest first. @param version that of site.yaml now */
export async function readChanges(siteFolder: string, version: string): Promise<ToldChange[]> {
  const text = await readFile(pathOf(siteFolder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return told(text.split('\n').flatMap(lineOf), version)
}

/** A line led to its change where the next one, or the file now, does not start from where it did. */
function told(lines: readonly SettingChange[], version: string): ToldChange[] {
  let standing: string | null = null
  return lines.map((line, i) => {
    const isCarriedOut = (lines[i + 1]?.from ?? version) !== line.from
    const isAfterOther = standing !== null && standing !== line.from
    standing = isCarriedOut ? line.to : line.from
    return { ...line, isCarriedOut, isAfterOther }
  })
}

function lineOf(line: string): SettingChange[] {
  try {
    const change: unknown = JSON.parse(line)
    return typeof change === 'object' && change !== null && 'to' in change ? [change as SettingChange] : []
  } catch {
    return []
  }
}

function pathOf(siteFolder: string): string {
  return join(siteFolder, 'state', 'settings.jsonl')
}
