/** The colours of the charts in one theme. Data colours have a contrast of at least 3:1 against the surface. */
export interface Palette {
  surface: string
  ink: string
  ink2: string
  line: string
  accent: string
  /** A comparison, or whatever is to stay behind. */
  quiet: string
  missed: string
  band: string
  /** From few to many, for heat maps. */
  ramp: readonly string[]
  /** Told apart under the three common colour-vision deficiencies (after Okabe and Ito, 2008), in fixed order. */
  kinds: readonly string[]
}

export const LIGHT: Palette = {
  surface: '#ffffff',
  ink: '#16202c',
  ink2: '#4a5766',
  line: '#dfe4ea',
  accent: '#0f5c9c',
  quiet: '#7b8794',
  missed: '#b3261e',
  band: '#eef1f5',
  ramp: ['#eef4fa', '#c3dbef', '#86b5dc', '#3f86c0', '#125a96', '#0a3558'],
  kinds: ['#0072b2', '#d55e00', '#8e44ad', '#a87400', '#00805a', '#6b7280', '#b0466f', '#3d6f8e']
}

export const DARK: Palette = {
  surface: '#151b23',
  ink: '#e8edf3',
  ink2: '#b4bfcb',
  line: '#2b3643',
  accent: '#6db3f2',
  quiet: '#7f8c9b',
  missed: '#ff8a80',
  band: '#1d2732',
  ramp: ['#1c2733', '#1f3f5f', '#27608f', '#3c86c4', '#74b4ea', '#c6e2fb'],
  kinds: ['#56b4e9', '#f0803c', '#c58fe0', '#e0b040', '#3fc59b', '#9aa6b2', '#e68ab0', '#8fb8d0']
}

/** The colour of a kind by its place in a list; the list's order must be stable. */
export function kindColour(palette: Palette, place: number): string {
  return palette.kinds[((place % palette.kinds.length) + palette.kinds.length) % palette.kinds.length]!
}
