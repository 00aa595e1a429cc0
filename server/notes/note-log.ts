import { constants } from 'node:fs'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

const FLAGS = constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW
const NEWLINE = 10

/**
 * A file of JSON lines to which whole lines are only ever added, for the owner of the process alone (0600). A line is
 * flushed to the disk before `append` returns. What a crash left of a line is cut off by the next one, and never read.
 */
export class NoteLog {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  /** Every whole line. @throws {SyntaxError} naming the line that is no JSON */
  async read(): Promise<unknown[]> {
    const file = await open(this.path, constants.O_RDONLY | constants.O_NOFOLLOW).catch(absent)
    if (file === null) return []
    try {
      return parse(whole(await file.readFile()), this.path)
    } finally {
      await file.close()
    }
  }

  /** @throws where the line is not surely on the disk */
  async append(line: unknown): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 })
    const file = await open(this.path, FLAGS, 0o600)
    try {
      await file.chmod(0o600)
      const end = await cutTornLine(file)
      await writeAll(file, Buffer.from(`${JSON.stringify(line)}\n`), end)
      await file.sync()
    } finally {
      await file.close()
    }
    await flushFolder(dirname(this.path))
  }
}

/** The part of a file up to its last newline. */
function whole(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.lastIndexOf(NEWLINE) + 1)
}

function parse(bytes: Buffer, path: string): unknown[] {
  const lines = bytes.toString('utf8').split('\n').slice(0, -1)
  return lines.map((line, i) => {
    try {
      return JSON.parse(line) as unknown
    } catch (cause) {
      throw new SyntaxError(`${path}:${i + 1}: no JSON`, { cause })
    }
  })
}

async function cutTornLine(file: FileHandle): Promise<number> {
  const bytes = await file.readFile()
  const end = whole(bytes).length
  if (end < bytes.length) await file.truncate(end)
  return end
}

async function writeAll(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let sent = 0; sent < bytes.length;) {
    sent += (await file.write(bytes, sent, bytes.length - sent, at + sent)).bytesWritten
  }
}

/** So that the file's own name survives a crash of the machine. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
