// The tests of what is mutated, and no others: a mutant is run against each of them. Modules are loaded once a run, and
// each run has a worker of its own.
import config from '../vitest.config.ts';

export default {
  ...config,
  test: {
    ...config.test,
    include: ['test/{order,balance,operators}/**/*.test.ts'],
    exclude: ['test/order/histories.test.ts'],
    isolate: false,
    env: { LAW_RUNS: '200' },
  },
};
