import {
  failed,
  dagCancelled,
  dagStarted,
  filled,
  partialFill,
  stepFailed,
  stepRetrying,
  stepStarted,
} from 'agg-rx/testing';
import type { ServerMessage } from 'agg-rx/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { completed, needsOf } from './examples/complete.js';
import { snippetsInPages } from './examples/inPages.js';
import { run } from './examples/run.js';
import { createWorld, type RunningWorld } from './examples/world.js';

const worldNames = new Set(Object.keys(createWorld().names));

/** A page's blocks of code, each as a whole module. */
const blocksOf = (page: string): readonly string[] => {
  const blocks = snippetsInPages.filter(({ at }) => at.startsWith(`docs/recipes/${page}.md:`));
  return blocks.map((block) => completed(block, needsOf(block, new Map(), worldNames), './world.js'));
};

const ofOrder = { orderId: 'ord_1', userId: 'usr_1', dagRunId: 'run_1' };
const at = (afterMs: number): { readonly timestamp: number } => ({ timestamp: Date.now() + afterMs });
const seconds = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 1_000);

describe('the recipes', () => {
  let world: RunningWorld;
  const tell = (...messages: readonly ServerMessage[]): void => {
    for (const message of messages) world.server.send('usr_1', message);
  };
  const start = async (page: string, block: number): Promise<void> => {
    const code = blocksOf(page)[block];
    expect(code).toBeDefined();
    await run(code ?? '', world);
    await seconds(2);
  };
  const told = (what: 'show' | 'toast' | 'render' | 'askRest'): unknown[][] => world.names[what].mock.calls;

  beforeEach(() => {
    vi.useFakeTimers();
    world = createWorld();
  });
  afterEach(() => {
    world.close();
    vi.clearAllTimers();
    vi.useRealTimers();
  });

  it('reconnect: shows each status, and comes back after a 4401 with one refresh', async () => {
    await start('reconnect', 0);
    await seconds(60); // a token that has just come would not be refreshed at once

    world.server.drop({ code: 4401 });
    await seconds(60);

    expect(told('show').map(([text]) => text)).toEqual([
      'idle',
      'refreshing',
      'connecting',
      'authenticated',
      'refreshing',
      'connecting',
      'authenticated',
    ]);
    expect(world.names.client.refreshAccessToken).toHaveBeenCalledTimes(2);
  });

  it('reconnect: an end that was missed comes from REST', async () => {
    await start('reconnect', 2);
    tell(stepStarted({ ...ofOrder, ...at(1) }));
    await seconds(1);

    world.server.drop();
    tell(filled({ ...ofOrder, ...at(2), filledAmountRaw: '1000000' }));
    await seconds(60);

    expect(told('show')).toContainEqual(['ord_1', 'running']);
    expect(told('show')).toContainEqual(['interrupted']);
    expect(told('show')).toContainEqual(['reconnected']);
    expect(told('show')).toContainEqual(['ord_1', 'filled']);
  });

  it('progress: says step n of m', async () => {
    await start('progress', 0);

    tell(stepStarted({ ...ofOrder, ...at(1), stepId: 's3', sequence: 3, totalSteps: 7, stepType: 'submit-order' }));
    await seconds(1);

    expect(told('show')).toEqual([['Step 3 of 7 · submit-order running']]);
  });

  it('progress: lists the open orders', async () => {
    await start('progress', 1);

    tell(stepStarted({ ...ofOrder, ...at(1), venue: 'kalshi', sequence: 1, totalSteps: 4 }));
    await seconds(1);

    expect(told('render').at(-1)).toEqual([
      [{ orderId: 'ord_1', venue: 'kalshi', label: 'Step 1 of 4 · running', fraction: 0.25 }],
    ]);
  });

  it('toasts: one for each end, none for a step', async () => {
    await start('toasts', 0);

    tell(
      stepFailed({ ...ofOrder, ...at(1), stepId: 's1' }),
      stepRetrying({ ...ofOrder, ...at(2), stepId: 's1' }),
      partialFill({ ...ofOrder, ...at(3), filledAmountRaw: '1' }),
      filled({ ...ofOrder, ...at(4), filledAmountRaw: '2' }),
      filled({ ...ofOrder, ...at(4), filledAmountRaw: '2' }),
      failed({ orderId: 'ord_2', userId: 'usr_1', ...at(5), errorReason: 'not enough money' }),
      failed({ ...ofOrder, ...at(6) }),
    );
    await seconds(1);

    expect(told('toast').map(([text]) => text)).toEqual([
      'ord_1: partly filled so far',
      'ord_1: filled',
      'ord_2: failed (not enough money)',
      'ord_1: filled, and a failure was reported too. Please check it.',
    ]);
  });

  it('balances: in dollars, and stale after a break', async () => {
    await start('balances', 0);

    world.play();
    await seconds(2);
    world.server.drop();
    await seconds(1);

    expect(told('render')).toEqual([
      [[{ venue: 'kalshi', balance: '$945.00', hint: '' }]],
      [[{ venue: 'kalshi', balance: '$945.00', hint: 'as of before the connection broke' }]],
    ]);
  });

  it('stuck orders: asks for the one that fell silent, once', async () => {
    await start('stuck-orders', 0);

    world.play();
    await seconds(300);

    expect(told('askRest')).toEqual([['ord_3', 'running', undefined]]);
  });

  it('stuck orders: many at a time are a reason for a fresh socket', async () => {
    await start('stuck-orders', 1);
    const { connectionCount } = world.server.seen();

    for (const orderId of ['a', 'b', 'c']) tell(stepStarted({ orderId, userId: 'usr_1', ...at(1) }));
    await seconds(180); // the former socket is kept until it has shown that nothing is missing

    expect(world.server.seen().connectionCount).toBe(connectionCount + 1);
    expect(world.server.connections()).toBe(1);
  });
});

/** The rows of the page's table, each against both pieces of its code. */
describe('from a hand-written handler', () => {
  const byHand = 0;
  const byUs = 1;

  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.clearAllTimers();
    vi.useRealTimers();
  });

  /** What is toasted while something happens. */
  async function toastsOf(block: number, happens: (world: RunningWorld) => unknown): Promise<readonly string[]> {
    const world = createWorld();
    await run(blocksOf('from-a-handler')[block] ?? '', world);
    await seconds(2);
    await happens(world);
    await seconds(60);
    world.close();
    return world.names.toast.mock.calls.map(([, end]) => String(end));
  }
  const says =
    (...messages: readonly ServerMessage[]) =>
    ({ server }: RunningWorld) => {
      for (const message of messages) server.send('usr_1', message);
    };

  it.each<[string, (world: RunningWorld) => unknown, string[], string[]]>([
    [
      'a step fails, is tried again, and the order is filled',
      says(
        stepFailed({ ...ofOrder, ...at(1), stepId: 's1' }),
        stepRetrying({ ...ofOrder, ...at(2), stepId: 's1' }),
        filled({ ...ofOrder, ...at(3) }),
      ),
      ['failed', 'filled'],
      ['filled'],
    ],
    [
      '`filled` comes twice',
      says(filled({ ...ofOrder, ...at(1) }), filled({ ...ofOrder, ...at(1) })),
      ['filled', 'filled'],
      ['filled'],
    ],
    [
      '`partial_fill`, and more to come',
      says(
        partialFill({ ...ofOrder, ...at(1), filledAmountRaw: '1' }),
        filled({ ...ofOrder, ...at(2), filledAmountRaw: '2' }),
      ),
      ['filled', 'filled'],
      ['partially_filled', 'filled'],
    ],
    ['the order is cancelled', says(dagCancelled({ ...ofOrder, ...at(1) })), [], ['cancelled']],
    [
      'an order ends while the connection is down',
      async ({ server }) => {
        server.send('usr_1', dagStarted({ ...ofOrder, ...at(1) }));
        await seconds(1);
        server.drop();
        server.send('usr_1', filled({ ...ofOrder, ...at(2), filledAmountRaw: '1' }));
      },
      [],
      ['filled'],
    ],
  ])('%s', async (_what, happens, hand, ours) => {
    expect(await toastsOf(byHand, happens)).toEqual(hand);
    expect(await toastsOf(byUs, happens)).toEqual(ours);
  });

  it('the connection breaks while the refresh can’t be reached', async () => {
    const signOuts = async (block: number): Promise<number> => {
      const world = createWorld();
      const { refreshAccessToken, signOut } = world.names.client;
      await run(blocksOf('from-a-handler')[block] ?? '', world);
      await seconds(2);
      refreshAccessToken.mockRejectedValueOnce(new TypeError('fetch failed'));
      world.server.drop({ code: 4401 });
      await seconds(60);
      expect(world.server.connections()).toBe(block === byHand ? 0 : 1);
      world.close();
      return signOut.mock.calls.length;
    };

    expect(await signOuts(byHand)).toBe(1);
    expect(await signOuts(byUs)).toBe(0);
  });

  it('a frame is not JSON', async () => {
    const breakIt = ({ server }: RunningWorld): void => {
      server.sendRaw('usr_1', 'not JSON');
      server.send('usr_1', filled({ ...ofOrder, ...at(1) }));
    };

    await expect(toastsOf(byHand, breakIt)).rejects.toThrow(SyntaxError);
    expect(await toastsOf(byUs, breakIt)).toEqual(['filled']);
  });
});
