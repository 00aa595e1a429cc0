import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type DistrictShape, readShapes } from '#domain/district-map.ts'

export interface DistrictMap {
  districts: DistrictShape[]
  /** Digest of the file's content. */
  version: string
}

/** A larger file is refused: simplify it, a screen shows no more. */
export const MOST_MAP_BYTES = 5_000_000

/**
 * The boundaries that a site's folder holds.
 *
 * @param map `districts.map` of site.yaml
 * @throws {RangeError} that names the file and what is wrong with it
 */
export async function readDistrictMap(folder: string, map: { file: string; property: string }): Promise<DistrictMap> {
  const { size } = await stat(join(folder, map.file)).catch((cause: unknown) => {
    throw new RangeError(`${map.file}: cannot be read`, { cause })
  })
  if (size > MOST_MAP_BYTES) throw new RangeError(`${map.file}: must be ${MOST_MAP_BYTES} bytes at most, got ${size}`)
  const text = await readFile(join(folder, map.file), 'utf8')
  try {
    return {
      districts: readShapes(JSON.parse(text), map.property),
      version: createHash('sha256').update(text).update(map.property).digest('hex')
    }
  } catch (error) {
    throw new RangeError(`${map.file}: ${(error as Error).message}`, { cause: error })
  }
}
