import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

/** Lines and bars over axes, with lines drawn in and what is told where one points. */
use([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer])

export { init }
