import { HeatmapChart } from 'echarts/charts'
import { CalendarComponent, VisualMapComponent } from 'echarts/components'
import { echarts } from './echarts.ts'

/** What heat maps and calendars are drawn with besides; taken in by their pages only, so that the first page is light. */
echarts.use([HeatmapChart, CalendarComponent, VisualMapComponent])
