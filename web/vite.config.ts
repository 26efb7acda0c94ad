import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import { trimCharts } from './trim-charts.ts'
import { trimDocuments } from './trim-documents.ts'

const api = process.env['API_URL'] ?? 'http://127.0.0.1:4000'

export default defineConfig({
  plugins: [trimCharts(), trimDocuments(), sveltekit()],
  server: { host: '127.0.0.1', proxy: { '/graphql': api, '/export': api } },
  // The chart library is one lazy chunk of about 500 kB; what counts is gzip, and a test holds it.
  build: {
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
})
