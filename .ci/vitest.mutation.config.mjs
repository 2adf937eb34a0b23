// The tests of what is mutated, and no others: a mutant is run against each of them, each time in a new worker.
import config from '../vitest.config.ts';

export default {
  ...config,
  test: {
    ...config.test,
    projects: undefined,
    include: ['test/{order,balance,operators}/**/*.test.ts'],
    exclude: ['test/order/histories.test.ts'],
    env: { LAW_RUNS: '200' },
  },
};
