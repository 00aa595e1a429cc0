import { HeatmapChart } from 'echarts/charts'
import {
  CalendarComponent,
  LegendComponent,
  MarkAreaComponent,
  TitleComponent,
  VisualMapComponent
} from 'echarts/components'
import { use } from 'echarts/core'

use([HeatmapChart, CalendarComponent, LegendComponent, MarkAreaComponent, TitleComponent, VisualMapComponent])
