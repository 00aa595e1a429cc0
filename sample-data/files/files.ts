import type { World } from '../world/world.ts'
import { callFiles } from './call-files.ts'
import { registerFiles } from './register-files.ts'
import type { ExportFile } from './rows.ts'
import { rosterFiles } from './roster-files.ts'
import { stateFiles } from './state-files.ts'

/** Every export of the sample; the files of a source in the order of their names, in which they are loaded. */
export function exportFiles(world: World): ExportFile[] {
  const sources = [
    callFiles(world.calls),
    registerFiles(world.incidents),
    stateFiles(world.stretches),
    rosterFiles(world.planned)
  ]
  return sources.flatMap((files) => files.sort((a, b) => (a.name < b.name ? -1 : 1)))
}
