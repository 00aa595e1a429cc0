/**
 * A mark of a chart was clicked: its place in the data that are drawn, and the datum itself (of a heat map its
 * coordinates and value). By keyboard the same is reached through the links of the table twin.
 */
export type Pick = (index: number, value: unknown) => void
