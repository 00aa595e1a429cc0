import { VisualMapContinuousComponent } from 'echarts/components'
import { use } from 'echarts/core'

use([VisualMapContinuousComponent])
