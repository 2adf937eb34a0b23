// Mutation testing of the folds and the operators: `npm run mutation`. docs/quality.md holds what it found.
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: '.ci/vitest.mutation.config.mjs', related: false },
  mutate: ['src/order/**/*.ts', 'src/balance/**/*.ts', 'operators/**/*.ts'],
  ignorePatterns: ['/bench', '/coverage', '/dist', '/examples'],
  reporters: ['progress-append-only', 'clear-text', 'json', 'html'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false },
  jsonReporter: { fileName: 'coverage/mutation/report.json' },
  htmlReporter: { fileName: 'coverage/mutation/index.html' },
  thresholds: { high: 100, low: 95, break: 95 },
};
