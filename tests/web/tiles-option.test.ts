import { readFileSync } from 'node:fs'
import * as echarts from 'echarts'
import { describe, expect, test } from 'vitest'
import { DARK, LIGHT, type Palette } from '../../web/lib/charts/palette.ts'
import '../../web/lib/charts/parts/own-colours.ts'
import { hasTiles, readable, tiledDistricts, tilesOption } from '../../web/lib/districts/tiles-option.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { wordsFor } from '../../web/lib/i18n/words.ts'
import { parseSite } from '#server/site/site.ts'

const { districts } = parseSite(readFileSync('sample-data/site.yaml', 'utf8'))
const grid = districts!.grid!
const tiles = grid.flatMap((row, r) => row.flatMap((id, column) => (id === '' ? [] : [{ id, row: r, column }])))
const figures = tiles.slice(1).map(({ id }, i) => ({ id, n: (i + 1) * 10, text: `${(i + 1) * 10} panggilan` }))
const drawing = (palette: Palette) => ({
  palette,
  format: formatsFor('id'),
  words: wordsFor('id'),
  language: 'id' as const
})

interface Tile {
  value: [number, number, number]
  itemStyle: { color: string; borderColor: string }
  label: { color: string; formatter: string }
}

describe('the map of district tiles', () => {
  test('of the sample has the 18 kecamatan of Palembang, each once, north above south and west before east', () => {
    expect(new Set(tiles.map(({ id }) => id)).size).toBe(18)
    expect(tiles).toHaveLength(18)
    const at = (id: string) => tiles.find((tile) => tile.id === id)!
    // By the centres of the published boundaries: who lies north, and who lies west of whom.
    for (const [north, south] of [
      ['Sukarami', 'Ilir Barat I'],
      ['Kemuning', 'Bukit Kecil'],
      ['Kalidoni', 'Plaju'],
      ['Plaju', 'Jakabaring']
    ])
      expect(at(north!).row).toBeLessThan(at(south!).row)
    for (const [west, east] of [
      ['Gandus', 'Ilir Barat II'],
      ['Kertapati', 'Seberang Ulu I'],
      ['Seberang Ulu II', 'Plaju'],
      ['Ilir Timur I', 'Ilir Timur II']
    ])
      expect(at(west!).column).toBeLessThan(at(east!).column)
  })

  test.each([
    ['light', LIGHT],
    ['dark', DARK]
  ])('is drawn in %s with every name and count; darker, or lighter in the dark, is more', (_theme, palette) => {
    const option = tilesOption(tiles, figures, drawing(palette), ['Gandus'])
    const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 640, height: 384 })
    chart.setOption({ animation: false, ...option })
    const svg = chart.renderToSVGString()
    chart.dispose()
    for (const word of tiles.flatMap(({ id }) => id.split(' '))) expect(svg).toContain(word)
    for (const { n } of figures) expect(svg).toContain(`>${n}<`)
    expect(svg).not.toMatch(/NaN|undefined/)
    const data = (option.series as { data: Tile[] }[])[0]!.data
    expect(data.map(({ value }) => value[2])).toEqual([0, ...figures.map(({ n }) => n)])
    expect(data[0]!.itemStyle.color).toBe(palette.band)
    expect(data.at(-1)!.itemStyle.color).toBe(palette.ramp.at(-1))
    expect(data.filter(({ itemStyle }) => itemStyle.borderColor === palette.kinds[1])).toHaveLength(1)
  })

  test.each([
    ['light', LIGHT],
    ['dark', DARK]
  ])('has letters of a contrast of 4.5:1 on every tile in %s', (_theme, palette) => {
    const data = (tilesOption(tiles, figures, drawing(palette)).series as { data: Tile[] }[])[0]!.data
    const low = data.filter(({ itemStyle, label }) => contrast(itemStyle.color, label.color) < 4.5)
    expect(low.map(({ itemStyle }) => itemStyle.color)).toEqual([])
    expect(readable('#000000', LIGHT)).toBe(LIGHT.surface)
  })

  test('is not used where most districts of the data have no place on it', () => {
    expect(hasTiles(tiles, ['Sako', 'Plaju', 'Elsewhere'])).toBe(true)
    expect(hasTiles(tiles, ['Sako', 'Here', 'Elsewhere'])).toBe(false)
    expect(hasTiles([], [])).toBe(false)
    expect(tiledDistricts(tiles, []).every(({ n }) => n === null)).toBe(true)
  })
})

function contrast(a: string, b: string): number {
  const light = (colour: string) =>
    [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i]!, 0)
  const [low, high] = [light(a), light(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}
