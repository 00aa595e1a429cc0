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
  /**
   * In fixed order. Any two are at least 0.07 apart in OKLab, also as seen with protanopia, deuteranopia and tritanopia:
   * computed in tests/web/palette.test.ts.
   */
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
  kinds: ['#046ed6', '#e5640f', '#98439f', '#9e8873', '#1c6d4e', '#1b9fc2', '#ba4878', '#464663']
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
  kinds: ['#56afff', '#f67000', '#ae65c0', '#ddbd34', '#10e3d7', '#83927c', '#d784c1', '#a6b889']
}

/** The colour of a kind by its place in a list; the list's order must be stable. */
export function kindColour(palette: Palette, place: number): string {
  return palette.kinds[((place % palette.kinds.length) + palette.kinds.length) % palette.kinds.length]!
}
