/** How the pages are built: React, one part per page, the chart drawing in a part of its own, nothing inline. */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: resolve(import.meta.dirname, 'src/web'),
  base: '/',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, 'dist/pages'),
    emptyOutDir: true,
    // The server reads from it what to send ahead with each page.
    manifest: 'manifest.json',
    // Nothing inline: the content policy lets in files of our own only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    target: 'es2022',
  },
  css: {
    // GOV.UK's styles hold an old hack that the minifier would refuse.
    lightningcss: { errorRecovery: true },
    preprocessorOptions: { scss: { quietDeps: true } },
  },
});
