import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The key with which caller numbers are hashed, outside the warehouse in `secret/caller.key` and readable by the
 * owner alone. Made at the first load; with a new key repeat callers of old and new data no longer match.
 */
export async function callerKey(siteFolder: string): Promise<string> {
  const path = join(siteFolder, 'secret', 'caller.key')
  const known = await readFile(path, 'utf8').catch(() => null)
  if (known !== null && known.trim().length >= 32) return known.trim()
  const key = randomBytes(32).toString('hex')
  await mkdir(join(siteFolder, 'secret'), { recursive: true, mode: 0o700 })
  await writeFile(path, `${key}\n`, { mode: 0o600 })
  return key
}

/**
 * The key in the form in which it is laid before every number: 240 bits in so few characters that key and number fit
 * into one block of the hash.
 */
export function shortKey(key: string): string {
  return createHash('sha256').update(key).digest('base64').slice(0, 40)
}
