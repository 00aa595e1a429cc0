import * as echarts from 'echarts'
import { describe, expect, test } from 'vitest'
import { readShapes } from '#domain/district-map.ts'
import { marksOf, nextMark } from '../../web/lib/charts/marks.ts'
import { DARK, LIGHT } from '../../web/lib/charts/palette.ts'
import { fitted, onPlane, pathOf } from '../../web/lib/districts/map-frame.ts'
import { isMapped, mapOption } from '../../web/lib/districts/map-option.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { wordsFor } from '../../web/lib/i18n/words.ts'
import { inventedMap } from '../fixtures/district-map.ts'

const shapes = onPlane(readShapes(inventedMap(), 'KECAMATAN'))
const figures = shapes.slice(1).map(({ id }, i) => ({ id, n: (i + 1) * 10, text: `${(i + 1) * 10} panggilan` }))
const drawing = (palette: typeof LIGHT) => ({
  palette,
  format: formatsFor('id'),
  words: wordsFor('id'),
  language: 'id' as const
})

describe('the map of districts', () => {
  test.each([
    ['light', LIGHT],
    ['dark', DARK]
  ])('is drawn in %s with names and counts, the chosen one with an edge', (_theme, palette) => {
    const option = mapOption(shapes, figures, drawing(palette), ['Gandus'])
    const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 720, height: 480 })
    chart.setOption({ animation: false, ...option })
    const svg = chart.renderToSVGString()
    chart.dispose()
    for (const word of shapes.flatMap(({ id }) => id.split(' '))) expect(svg).toContain(word)
    for (const { n } of figures) expect(svg).toContain(`>${n}<`)
    const edges = [...svg.matchAll(/<path[^>]*stroke="([^"]+)"/g)].map(([, stroke]) => stroke)
    expect(edges.filter((stroke) => stroke === palette.kinds[1])).toHaveLength(1)
    const fills = [...svg.matchAll(/<path[^>]*fill="([^"]+)"/g)].map(([, fill]) => fill)
    expect(fills.filter((fill) => fill === palette.band).length).toBeGreaterThanOrEqual(1)
    expect(new Set(fills).size).toBeGreaterThan(4)
  })

  test('keeps the shape of the land in any frame, north above and nothing outside', () => {
    for (const [width, height] of [
      [800, 300],
      [300, 800]
    ] as const) {
      const frame = { x: 10, y: 20, width, height }
      const at = fitted(shapes, frame)
      const points = shapes.flatMap(({ rings }) => rings.flat())
      const drawn = points.map(at)
      for (const [x, y] of drawn) {
        expect(x).toBeGreaterThan(9.99)
        expect(x).toBeLessThan(10.01 + width)
        expect(y).toBeGreaterThan(19.99)
        expect(y).toBeLessThan(20.01 + height)
      }
      const across = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
      const land = across(points.map(([x]) => x)) / across(points.map(([, y]) => y))
      expect(across(drawn.map(([x]) => x)) / across(drawn.map(([, y]) => y))).toBeCloseTo(land, 6)
    }
    const middle = (id: string) => shapes.find((shape) => shape.id === id)!.middle
    expect(middle('Sukarami')[1]).toBeLessThan(middle('Jakabaring')[1])
    expect(middle('Gandus')[0]).toBeLessThan(middle('Plaju')[0])
  })

  test('leaves a hole open whichever way its ring was written', () => {
    const outer = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0]
    ]
    const hole = [
      [1, 1],
      [3, 1],
      [3, 3],
      [1, 3],
      [1, 1]
    ]
    for (const inner of [hole, [...hole].reverse()]) {
      const [shape] = onPlane([{ id: 'A', polygons: [[outer, inner]] }])
      const turns = shape!.rings.map((ring) =>
        Math.sign(
          ring.reduce(
            (sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length]![1] - ring[(i + 1) % ring.length]![0] * y,
            0
          )
        )
      )
      expect(turns).toEqual([1, -1])
      expect(pathOf(shape!, (point) => point).match(/M/g)).toHaveLength(2)
    }
  })

  test('is walked by the arrow keys to the neighbour in that direction', () => {
    const grid = marksOf(mapOption(shapes, figures, drawing(LIGHT)))
    expect(grid.shape).toBe('places')
    const at = (id: string) => grid.marks.find(({ names }) => names[0] === id)!
    const walk = (id: string, key: string) => nextMark(grid, at(id), key)!.names[0]
    expect(walk('Ilir Timur I', 'ArrowLeft')).toBe('Ilir Barat I')
    expect(walk('Ilir Timur I', 'ArrowUp')).toBe('Kemuning')
    expect(walk('Seberang Ulu I', 'ArrowRight')).toBe('Seberang Ulu II')
    expect(walk('Plaju', 'ArrowRight')).toBe('Plaju')
    const reached = new Set(['Sako'])
    for (const id of reached)
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) reached.add(walk(id, key)!)
    expect(reached.size).toBe(18)
  })

  test('stands in for the tiles only where it names most of the districts of the data', () => {
    expect(isMapped(shapes, ['Sako', 'Plaju', 'Elsewhere'])).toBe(true)
    expect(isMapped(shapes, ['Sako', 'Elsewhere', null])).toBe(false)
    expect(isMapped([], ['Sako'])).toBe(false)
  })
})
