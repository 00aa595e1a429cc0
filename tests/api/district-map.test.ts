import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { DistrictMapReply } from '#contract/district-map.ts'
import type { MetaReply } from '#contract/meta.ts'
import { readSite } from '#server/site/site.ts'
import { testApp } from '../fixtures/app.ts'
import { giveMap, inventedMap } from '../fixtures/district-map.ts'

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

function site(map?: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'pantau-map-'))
  folders.push(folder)
  copyFileSync('sample-data/site.yaml', join(folder, 'site.yaml'))
  if (map !== undefined) giveMap(folder, map)
  return folder
}

const square = (
  id: unknown,
  coordinates: unknown = [
    [
      [0, 0],
      [0, 1],
      [1, 1],
      [0, 0]
    ]
  ],
  type = 'Polygon'
) => ({
  type: 'FeatureCollection',
  features: [{ type: 'Feature', properties: { KECAMATAN: id }, geometry: { type, coordinates } }]
})

test('the boundaries are served as the file has them, under a tag that is the file', async () => {
  const folder = site(inventedMap())
  const app = await testApp(folder)
  const meta = await app.get<MetaReply>('/api/v1/meta')
  expect(meta.body.data.hasDistrictMap).toBe(true)
  const first = await app.get<DistrictMapReply>('/api/v1/district-map')
  const { features } = inventedMap() as {
    features: { properties: { KECAMATAN: string }; geometry: { coordinates: number[][][] } }[]
  }
  expect(first.body.districts.map(({ id }) => id)).toEqual(features.map(({ properties }) => properties.KECAMATAN))
  const [[[[east, north]]]] = first.body.districts[0]!.polygons as [[[[number, number]]]]
  expect(east).toBeCloseTo(features[0]!.geometry.coordinates[0]![0]![0]!, 5)
  expect(north).toBeCloseTo(features[0]!.geometry.coordinates[0]![0]![1]!, 5)

  const etag = String(first.headers['etag'])
  expect((await app.get('/api/v1/district-map', { 'if-none-match': etag })).status).toBe(304)
  writeFileSync(join(folder, 'districts.geojson'), JSON.stringify(square('Sako')))
  const changed = await app.get<DistrictMapReply>('/api/v1/district-map', { 'if-none-match': etag })
  expect([changed.status, changed.body.districts.map(({ id }) => id)]).toEqual([200, ['Sako']])

  writeFileSync(join(folder, 'districts.geojson'), '{ "type": ')
  const broken = await app.get<{ code: string; detail: string }>('/api/v1/district-map')
  expect([broken.status, broken.body.code]).toEqual([503, 'BAD_DISTRICT_MAP'])
  expect(broken.body.detail).toContain('districts.geojson')
  expect((await app.get('/api/v1/district-map?x=1')).status).toBe(400)
  await app.close()
})

test('a site without boundaries says so', async () => {
  const app = await testApp(site())
  expect((await app.get<MetaReply>('/api/v1/meta')).body.data.hasDistrictMap).toBe(false)
  const { status, body } = await app.get<{ code: string }>('/api/v1/district-map')
  expect([status, body.code]).toEqual([404, 'NO_DISTRICT_MAP'])
  await app.close()
})

test.each([
  ['{ nonsense', /JSON/],
  [{ type: 'Feature' }, /FeatureCollection/],
  [{ type: 'FeatureCollection', features: [] }, /features must be 1 to 500, got 0/],
  [square(7), /features\[0\]: property "KECAMATAN" must be a name of 1 to 100 characters, got 7/],
  [square('Sako', [0, 0], 'Point'), /features\[0\] \(Sako\): geometry must be a Polygon or MultiPolygon, got "Point"/],
  [
    square('Sako', [
      [
        [0, 0],
        [0, 1],
        [1, 1]
      ]
    ]),
    /rings of 4 positions or more/
  ],
  [
    square('Sako', [
      [
        [0, 0],
        [0, 1],
        [200, 1],
        [0, 0]
      ]
    ]),
    /longitude and latitude in degrees, got \[200,1\]/
  ],
  [
    { type: 'FeatureCollection', features: [square('Sako').features[0], square('Sako').features[0]] },
    /must name each district once, got "Sako" twice/
  ],
  [square('Sako', [Array.from({ length: 100_001 }, () => [0, 0])]), /100000 positions at most/],
  [' '.repeat(5_000_001), /5000000 bytes at most, got 5000001/]
])('a broken map is refused with file, line and key (%#)', async (map, words) => {
  const folder = site(map)
  const line = readFileSync(join(folder, 'site.yaml'), 'utf8')
    .split('\n')
    .findIndex((text) => text.includes('districts.geojson'))
  const error = await readSite(folder).then(
    () => null,
    (reason: Error) => reason.message
  )
  expect(error).toMatch(words)
  expect(error).toContain(`site.yaml:${line + 1}: districts.map.file: districts.geojson: `)
})

test('a file outside of the folder cannot be named', async () => {
  const folder = site(inventedMap())
  const path = join(folder, 'site.yaml')
  for (const file of ['../districts.geojson', 'https://example.org/x.geojson', '/etc/passwd', 'site.yaml']) {
    writeFileSync(path, readFileSync(path, 'utf8').replace(/file: [^,]*,/, `file: '${file}',`))
    await expect(readSite(folder), file).rejects.toThrow(/districts\.map\.file/)
  }
})
