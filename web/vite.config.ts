import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The placeholder that src/api/pages.ts replaces in each page that it sends. */
const NONCE = 'NONCE_OF_THE_PAGE';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  html: { cspNonce: NONCE },
  build: {
    outDir: resolve(import.meta.dirname, '../dist/web'),
    emptyOutDir: true,
    assetsDir: 'assets',
    // Small files stay files: the pages' policy allows no data: addresses but for pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_500,
  },
  server: {
    // `npm run dev:web` beside a running server: the pages from here, the calls from there. The Host header is signed, so it stays.
    proxy: { '^/$': { target: process.env['BROKERAGE_URL'] ?? 'http://127.0.0.1:8597', changeOrigin: false } },
  },
});
