import adapter from '@sveltejs/adapter-static'
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte'

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ pages: 'web/build', assets: 'web/build', fallback: 'shell.html', precompress: true }),
    outDir: 'web/.svelte-kit',
    files: {
      src: 'web',
      lib: 'web/lib',
      routes: 'web/routes',
      appTemplate: 'web/app.html',
      assets: 'web/static',
      params: 'web/params',
      hooks: { client: 'web/hooks.client', server: 'web/hooks.server', universal: 'web/hooks' }
    },
    paths: { relative: false },
    prerender: { crawl: false },
    output: { bundleStrategy: 'split' },
    inlineStyleThreshold: 16_384
  }
}
