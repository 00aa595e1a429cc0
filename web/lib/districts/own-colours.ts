/** ECharts wants a scale beside every heat map; this one leaves each cell the colour that it states itself. */
export const OWN_COLOURS = {
  type: 'continuous' as const,
  show: false,
  min: 0,
  max: 1,
  inRange: { opacity: [1, 1] },
  outOfRange: { opacity: [1, 1] }
}
