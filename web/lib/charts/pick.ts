/**
 * A mark of a chart was clicked, or Enter pressed on it: its place in the data that are drawn, and the datum itself (of a
 * heat map its coordinates and value).
 */
export type Pick = (index: number, value: unknown) => void

/** A stretch of a chart over time was chosen: its first and its last bucket. */
export type Brush = (from: number, to: number) => void
