import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

/** ECharts without what only some charts draw with (`web/lib/charts/parts`). */
const CHART_BASE =
  /node_modules\/(?!.*(calendar|custom|heatmap|legend|MarkArea|title|visualMap|VisualMapping|visualSolution))(echarts|zrender)\//i

const api = { target: 'http://127.0.0.1:8112', changeOrigin: false }

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [sveltekit()],
  server: { proxy: { '/api': api, '/healthz': api } },
  build: {
    chunkSizeWarningLimit: 900,
    // What most pages share comes in one file: dozens of small ones are dozens of requests, and each is packed for itself.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'shared', test: /\/(web\/lib|server\/domain)\//, minShareCount: 8 },
            { name: 'charts', test: CHART_BASE }
          ]
        }
      }
    }
  }
})
