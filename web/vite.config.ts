import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

const api = { target: 'http://127.0.0.1:8112', changeOrigin: false }

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [sveltekit()],
  server: { proxy: { '/api': api, '/healthz': api } },
  build: { chunkSizeWarningLimit: 900 }
})
