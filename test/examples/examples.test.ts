import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

describe('the examples', () => {
  const printed: string[] = [];
  const { argv } = process;
  beforeEach(() => {
    printed.length = 0;
    vi.resetModules();
    vi.spyOn(console, 'log').mockImplementation((line: string) => {
      printed.push(line);
    });
  });
  afterEach(() => {
    process.argv = argv;
  });

  it('01 tells how each order ended', async () => {
    await import('../../examples/01-watch-orders.js');

    expect(printed.map((line) => line.replace(/^ord_\w+ on \w+: /, '')).sort()).toEqual([
      'cancelled',
      'failed',
      'filled',
    ]);
  });

  it('02 draws the progress of an order to its last step', async () => {
    await import('../../examples/02-order-progress.js');

    expect(printed).toContain('Step 3 of 7 ██░░░░░ submit-order retrying');
    expect(printed.at(-1)).toBe('Step 7 of 7 ███████ close-out completed');
  });

  it('03 counts four orders, each on its venue', async () => {
    await import('../../examples/03-own-fold.js');

    expect(printed).toHaveLength(4);
    printed.forEach((line) => {
      expect(line).toMatch(/^\w+: (1 order|[234] orders), \d+ shares$/);
    });
  });

  it('many-users lets one of 20 users end alone', async () => {
    process.argv = ['node', 'many-users', '20'];
    await import('../../examples/many-users.js');

    expect(printed.slice(0, 4)).toEqual([
      'users                      20, 19 of them signed in at one time',
      'orders ended as scripted   19, of 19 users',
      'signed out                 1',
      'ended otherwise            0',
    ]);
    expect(printed.at(-1)).toBe('ok');
    expect(process.exitCode).toBeUndefined();
  });
});
