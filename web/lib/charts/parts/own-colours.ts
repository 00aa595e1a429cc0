import { extendComponentModel, extendComponentView, type SeriesModel } from 'echarts/core'

type Tell = (series: SeriesModel) => void

/** The scale that a heat map asks for and that changes no cell; a tenth of the weight of ECharts' own. */
extendComponentModel({
  type: 'visualMap.own',
  eachTargetSeries(this: { ecModel: { eachSeries(tell: Tell): void } }, tell: Tell) {
    this.ecModel.eachSeries((series) => tell(series))
  },
  /** Asked by the scales of ECharts, where those are there too: no cell is theirs to colour. */
  isTargetSeries: () => false
})
extendComponentView({ type: 'visualMap.own', render: () => undefined })
