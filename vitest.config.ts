import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const from = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// zone.js replaces Promise and the timers for whoever comes after it in a worker.
const aloneInAWorker = ['test/adapters/angular/zone.test.ts'];

export default defineConfig({
  resolve: {
    // Tests and examples import the package by its public doors, as users do.
    alias: [
      { find: /^agg-rx$/, replacement: from('src/index.ts') },
      { find: /^agg-rx\/operators$/, replacement: from('operators/index.ts') },
      { find: /^agg-rx\/(order|protocol|testing)$/, replacement: from('src/$1/index.ts') },
      { find: /^agg-rx\/angular$/, replacement: from('src/adapters/angular/index.ts') },
    ],
  },
  test: {
    // A test file that holds no test, and a run that finds no file, are failures.
    passWithNoTests: false,
    restoreMocks: true,
    // The files of a worker share what they import: no module of ours keeps state, and loading all of it a file took most of the time.
    isolate: false,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'together', include: ['test/**/*.test.ts'], exclude: aloneInAWorker } },
      { extends: true, test: { name: 'alone', include: aloneInAWorker, isolate: true } },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'operators/**/*.ts'],
      reporter: ['text-summary', 'json-summary', 'html'],
      thresholds: {
        'src/order/**': { branches: 100 },
        'src/protocol/**': { branches: 100 },
        'src/balance/**': { branches: 100 },
        'operators/**': { branches: 100 },
      },
    },
  },
});
