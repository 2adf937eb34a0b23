import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyToOrder, isOrderInput } from 'agg-rx/order';
import type { OrderState } from 'agg-rx/order';
import { frameOf, scenarios } from 'agg-rx/testing';
import type { Script } from 'agg-rx/testing';
import { read } from './support/client.js';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const each = Object.entries(scenarios);
// Scripts are long, and their shapes few.
const runs = { numRuns: 20 };

const foldOf = (script: Script, orderId: string): OrderState | undefined =>
  script.steps
    .map(({ message }) => message)
    .filter(isOrderInput)
    .filter((message) => message.orderId === orderId)
    .reduce<OrderState | undefined>(applyToOrder, undefined);

const eventsOf = (script: Script): readonly string[] =>
  script.steps.map(({ message }) => (message.type === 'order_event' ? message.event : message.type));

describe.each(each)('the scenario %s', (name, scenario) => {
  it('bears its own name', () => {
    expect(scenario(1).name).toBe(name);
  });

  it('is the same for the same seed, and another for another', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(scenario(seed)).toStrictEqual(scenario(seed));
        expect(scenario(seed)).not.toStrictEqual(scenario(seed + 1));
      }),
      runs,
    );
  });

  it('ends for a reader of its messages as its truth says', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const script = scenario(seed);
        for (const { orderId, end, filledRaw } of script.truth) {
          const order = foldOf(script, orderId);
          expect(order?.end).toBe(end);
          expect(order?.fill?.filledRaw ?? 0n).toBe(filledRaw);
        }
      }),
      runs,
    );
  });

  it('says only what can be read, each message later than the one before', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        let atMs = 0;
        for (const { afterMs, message } of scenario(seed).steps) {
          expect(read(frameOf(message))).toStrictEqual(message);
          expect(afterMs).toBeGreaterThan(0);
          atMs += afterMs;
          expect(message.timestamp).toBe(atMs);
        }
      }),
      runs,
    );
  });

  it('names the order of every step', () => {
    const { steps, truth } = scenario(5);

    expect(new Set(steps.map(({ orderId }) => orderId))).toStrictEqual(new Set(truth.map(({ orderId }) => orderId)));
  });
});

describe('what a scenario tells', () => {
  it('goes through seven steps, waits, fills and pays on the happy path', () => {
    const script = scenarios.happyPath(1);
    const sequences = script.steps.flatMap(({ message }) =>
      message.type === 'order_event' && message.event === 'step_completed' ? [message.sequence] : [],
    );

    expect(sequences).toStrictEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(eventsOf(script).slice(0, 3)).toStrictEqual(['order_submitted', 'dag_started', 'step_started']);
    expect(eventsOf(script)).toEqual(expect.arrayContaining(['step_waiting', 'filled', 'balance_update']));
    expect(eventsOf(script).at(-1)).toBe('dag_completed');
  });

  it('fails a step once and tries it again before success', () => {
    const events = eventsOf(scenarios.retryThenSuccess(1));

    expect(events.filter((event) => event === 'step_failed')).toHaveLength(1);
    expect(events.indexOf('step_retrying')).toBe(events.indexOf('step_failed') + 1);
  });

  it('ends a hopeless order with the run, then the order', () => {
    expect(eventsOf(scenarios.retriesExhausted(1)).slice(-3)).toStrictEqual(['step_failed', 'dag_failed', 'failed']);
  });

  it('fills a part before it fills the whole', () => {
    const events = eventsOf(scenarios.partialThenFilled(1));

    expect(events.indexOf('filled')).toBeGreaterThan(events.indexOf('partial_fill'));
    expect(events).toContain('partial_fill');
  });

  it('leaves a part unfilled when the rest is cancelled', () => {
    const events = eventsOf(scenarios.partialThenCancelled(1));

    expect(events).toContain('partial_fill');
    expect(events.at(-1)).toBe('dag_cancelled');
  });

  it('cancels an order of which nothing was filled', () => {
    expect(eventsOf(scenarios.cancelled(1)).at(-1)).toBe('dag_cancelled');
    expect(scenarios.cancelled(1).truth).toMatchObject([{ end: 'cancelled', filledRaw: 0n }]);
  });

  it('splits a trade into orders on two venues, whose events come in turn', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { steps, truth } = scenarios.splitOverTwoVenues(seed);
        const venues = steps.slice(0, 2).map(({ message }) => message.venue);

        expect(truth).toHaveLength(2);
        expect(new Set(venues).size).toBe(2);
        expect(steps[0]?.orderId).not.toBe(steps[1]?.orderId);
      }),
      runs,
    );
  });
});
