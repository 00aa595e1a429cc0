import { describe, expect, test } from 'vitest'
import { DARK, LIGHT, type Palette } from '../../web/lib/charts/palette.ts'
import { sideColours } from '../../web/lib/charts/what-changed-option.ts'

type Triple = [number, number, number]

/**
 * Full protanopia, deuteranopia and tritanopia, on linear RGB. Source: Machado, Oliveira and Fernandes, A physiologically
 * based model for simulation of color vision deficiency, IEEE TVCG 15 (2009), matrices of severity 1.0.
 */
const SIGHTS: Record<string, Triple[]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1]
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998]
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881]
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039]
  ]
}

/** About three and a half times the least difference that can be seen (0.02). */
const LEAST_APART = 0.07
const LEAST_CONTRAST = 3

describe.each([
  ['light', LIGHT],
  ['dark', DARK]
])('the data colours of the %s theme', (_name, palette: Palette) => {
  test('stand out from the surface by 3:1 at least', () => {
    const data = [palette.accent, palette.quiet, palette.missed, ...palette.kinds]
    expect(data.filter((colour) => contrast(colour, palette.surface) < LEAST_CONTRAST)).toEqual([])
  })

  test.each(Object.keys(SIGHTS))('can be told apart with %s', (sight) => {
    const together = [
      [...palette.kinds],
      [palette.accent, palette.quiet, palette.missed],
      Object.values(sideColours({ palette }))
    ]
    const close = together.flatMap((colours) =>
      colours.flatMap((a, i) =>
        colours.slice(i + 1).flatMap((b) => (apart(a, b, sight) < LEAST_APART ? [`${a} ${b}`] : []))
      )
    )
    expect(close).toEqual([])
  })

  test('the scale of heat maps grows steadily in lightness, with every sight', () => {
    for (const sight of Object.keys(SIGHTS)) {
      const lightness = palette.ramp.map((colour) => oklab(seen(colour, sight))[0])
      const steps = lightness.slice(1).map((value, i) => value - lightness[i]!)
      expect(steps.every((step) => Math.sign(step) === Math.sign(steps[0]!) && Math.abs(step) > 0.02)).toBe(true)
    }
  })
})

test('the measure itself: known distances', () => {
  expect(apart('#000000', '#ffffff', 'normal')).toBeCloseTo(1, 3)
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  // Red and green of the same lightness fall together for deuteranopes and not for tritanopes.
  expect(apart('#c00000', '#5a7000', 'deuteranopia')).toBeLessThan(apart('#c00000', '#5a7000', 'tritanopia') / 2)
})

function apart(a: string, b: string, sight: string): number {
  return Math.hypot(...oklab(seen(a, sight)).map((value, i) => value - oklab(seen(b, sight))[i]!))
}

function seen(colour: string, sight: string): Triple {
  const rgb = linear(colour)
  return SIGHTS[sight]!.map((row) => clamp(row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2])) as Triple
}

/** Source: Ottosson, A perceptual color space for image processing (2020). */
function oklab([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  ]
}

/** Source: WCAG 2.2, relative luminance and contrast ratio. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [r, g, blue] = linear(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue
  }
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function linear(colour: string): Triple {
  return [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as Triple
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}
