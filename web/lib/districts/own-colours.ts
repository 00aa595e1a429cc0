import type { EChartsOption } from 'echarts'

/** ECharts wants a scale beside every heat map; this one (`charts/parts/own-colours.ts`) leaves each cell the colour that it states itself. */
export const OWN_COLOURS = { type: 'own', show: false } as unknown as NonNullable<EChartsOption['visualMap']>
