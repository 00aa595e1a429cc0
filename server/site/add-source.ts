import { isMap, isSeq, parseDocument } from 'yaml'
import type { Site } from './schema.ts'
import { parseSite, SiteError } from './site.ts'

/**
 * The text of a site.yaml with one source more, and the site that it says; everything else in it, comments included,
 * stays as it is written.
 *
 * @param draft as it would stand under `sources`
 * @throws {SiteError} where the draft or the text is wrong, with the key concerned
 * @example addSource(text, { id: 'acd', layout: 'freepbx-cdr', centre: 'a', files: '*', time_zone: 'Asia/Jakarta' }).text
 */
export function addSource(text: string, draft: unknown): { text: string; site: Site } {
  const document = parseDocument(text)
  const sources: unknown = document.get('sources', true)
  if (!isMap(document.contents) || !isSeq(sources)) throw new SiteError('site.yaml: sources: is not a list')
  sources.flow = false
  sources.add(document.createNode(draft))
  const changed = document.toString({ lineWidth: 120 })
  return { text: changed, site: parseSite(changed, 'site.yaml') }
}
