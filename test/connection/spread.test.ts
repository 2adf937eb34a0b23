import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { portsOf } from '../../src/connection/ports.js';
import { spread } from '../../src/connection/spread.js';

const start = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

const draws = (next: () => number, count: number): number[] => Array.from({ length: count }, () => next());

/** The most numbers that any stretch of such a length holds. */
function mostWithin(length: number, numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return Math.max(...sorted.map((from) => sorted.filter((each) => each >= from && each <= from + length).length));
}

describe('spread', () => {
  it('gives numbers from 0 up to 1', () => {
    fc.assert(
      fc.property(start, (from) => {
        for (const each of draws(spread(from), 100)) {
          expect(each).toBeGreaterThanOrEqual(0);
          expect(each).toBeLessThan(1);
        }
      }),
    );
  });

  it('lays any that follow one another almost evenly: a tenth of the way holds a tenth of them, and at most four more', () => {
    fc.assert(
      fc.property(start, fc.nat({ max: 10_000 }), fc.integer({ min: 1, max: 1_000 }), (from, skipped, count) => {
        const next = spread(from);
        draws(next, skipped);

        expect(mostWithin(0.1, draws(next, count))).toBeLessThanOrEqual(count / 10 + 4);
      }),
      { numRuns: 200 },
    );
  });

  it('is one for all of a process, unless the caller has another', () => {
    const one = portsOf().random;
    const other = portsOf({}).random;
    const alternating = Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? one : other)());

    expect(mostWithin(0.1, alternating)).toBeLessThanOrEqual(24);
    expect(portsOf({ random: () => 0.25 }).random()).toBe(0.25);
  });
});
