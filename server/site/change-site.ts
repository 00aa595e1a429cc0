import { randomBytes } from 'node:crypto'
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const waiting = new Map<string, Promise<unknown>>()

/**
 * Changes site.yaml of a folder; changes of this process come one after the other. The file is replaced in one move
 * after the new one is on the disk, so that a killed process leaves the old or the new one, whole.
 *
 * @param change the new text; what it throws leaves the file as it is
 */
export async function changeSite(
  folder: string,
  change: (text: string) => string | Promise<string>
): Promise<{ before: string; after: string }> {
  const turn = (waiting.get(folder) ?? Promise.resolve()).then(async () => {
    const path = await realpath(join(folder, 'site.yaml'))
    const before = await readFile(path, 'utf8')
    const after = await change(before)
    if (after !== before) await replaceFile(path, after)
    return { before, after }
  })
  waiting.set(
    folder,
    turn.catch(() => undefined)
  )
  return turn
}

/** Puts a text in the place of a file, flushed, with the same rights. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const { mode } = await stat(path)
  const next = `${path}.${randomBytes(6).toString('hex')}.next`
  try {
    const file = await open(next, 'wx', mode & 0o777)
    try {
      await file.chmod(mode & 0o777)
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(next, path)
  } catch (error) {
    await rm(next, { force: true })
    throw error
  }
  await flushFolder(dirname(path))
}

/** Not every system lets a folder be opened; there the rename is as durable as it is. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
