import type { KpiId } from '#domain/kpis.ts'

export type PanelView = 'definition' | 'receipt'

/** Which figure is asked about, if any; the panel itself is mounted once, by the layout. */
class FigurePanel {
  kpi = $state<KpiId | null>(null)
  view = $state<PanelView>('definition')

  open(kpi: KpiId, view: PanelView): void {
    this.kpi = kpi
    this.view = view
  }

  close(): void {
    this.kpi = null
  }
}

export const figurePanel = new FigurePanel()
