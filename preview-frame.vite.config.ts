import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/**
 * The page inside the preview frame. It has an origin and a content security policy of its own, which name
 * its one script and its one stylesheet: hence a build apart from the window's, with stable names.
 */
export default defineConfig({
  root: path('src/preview-frame'),
  base: './',
  build: {
    target: 'chrome130',
    outDir: path('out/preview-frame'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: path('src/preview-frame/index.html'),
      output: {
        codeSplitting: false,
        entryFileNames: 'frame.js',
        assetFileNames: asset =>
          asset.names.some(name => name.endsWith('.css')) ? 'frame.css' : 'assets/[name][extname]'
      }
    }
  }
})
