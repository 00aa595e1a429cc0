import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, inject, test } from 'vitest'
import { parse } from 'yaml'
import { parseSite } from '#server/site/site.ts'
import { testApp } from '../fixtures/app.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const SITES = [
  join(ROOT, 'sample-data', 'site.yaml'),
  ...readdirSync(join(ROOT, 'tests', 'sites')).map((name) => join(ROOT, 'tests', 'sites', name))
]
const sample = () => readFileSync(SITES[0]!, 'utf8')

async function served(): Promise<object> {
  const app = await testApp(inject('sampleSite'))
  const { status, body, headers } = await app.get<object>('/api/site.schema.json')
  await app.close()
  expect([status, headers['content-type']]).toEqual([200, 'application/schema+json; charset=utf-8'])
  return body
}

test('an editor is told of the same faults as the reader, in every site that there is', async () => {
  const fits = new Ajv2020({ strict: false, allErrors: true }).compile(await served())
  for (const path of SITES)
    expect([path, fits(parse(readFileSync(path, 'utf8'))), fits.errors]).toEqual([path, true, null])

  const faults: [good: string | RegExp, bad: string][] = [
    ['kind: calls', 'kind: callz'],
    ["files: '*.csv*'", "filez: '*.csv*'"],
    ['share: 0.9', 'share: 90'],
    ['      arrived:', '      arived:'],
    [/ {6}outcome:[^\n]*\n(?: {8}[^\n]*\n)*/, '']
  ]
  for (const [good, bad] of faults) {
    const text = sample().replace(good, bad)
    expect(text, bad).not.toBe(sample())
    expect([bad, fits(parse(text))]).toEqual([bad, false])
  }
})

test('a source with a built-in layout may leave out what the layout says, and no other key', async () => {
  const fits = new Ajv2020({ strict: false }).compile(await served())
  const withSource = (source: object) => ({ ...(parse(sample()) as object), sources: [source] })
  const short = { id: 'pbx', layout: 'asterisk-queue-log', centre: 'palembang', files: 'queue_log*', time_zone: 'UTC' }
  expect(fits(withSource(short))).toBe(true)
  expect(parseSite(JSON.stringify(withSource(short))).sources[0]!.kind).toBe('queue-log')
  expect(fits(withSource({ ...short, layout: 'nobody' }))).toBe(false)
  const { layout: _, ...bare } = short
  expect(fits(withSource(bare))).toBe(false)
})

test('the command prints what the server serves', async () => {
  const printed = execFileSync(process.execPath, ['--import', 'tsx', 'server/site/print-schema.ts'], { cwd: ROOT })
  expect(JSON.parse(printed.toString())).toEqual(await served())
})
