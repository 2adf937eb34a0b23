import { describe, expect, it } from 'vitest';
import { from, lastValueFrom, toArray } from 'rxjs';
import { dagCancelled, dagStarted, filled, partialFill, stepStarted } from 'agg-rx/testing';
import type { Change, Seen } from '../../src/cli/watch/change.js';
import { jsonLines } from '../../src/cli/writers/jsonLines.js';
import { plainLines } from '../../src/cli/writers/plainLines.js';
import { redraw, terminal } from '../../src/cli/writers/terminal.js';
import type { Writer } from '../../src/cli/writers/writer.js';
import { marbles } from '../support/marbles.js';
import { orderOf } from './support.js';

const seen = (changes: readonly Change[]): readonly Seen[] =>
  changes.map((change, at) => ({ ...change, at: 1_000 + at * 100 }));
const written = async (writer: Writer, ...changes: readonly Change[]): Promise<string> =>
  (await lastValueFrom(from(seen(changes)).pipe(writer, toArray()), { defaultValue: [] })).join('');

const step = stepStarted({ sequence: 1, totalSteps: 2, stepType: 'quote' });
const started: Change = { type: 'order', order: orderOf(step) };
const traded = orderOf(step, filled({ filledAmountRaw: '5000000', remainingAmountRaw: '0' }));

describe('plain lines', () => {
  it('begin with the seconds since the first', async () => {
    expect(await written(plainLines, { type: 'note', text: 'one' }, { type: 'note', text: 'two' })).toBe(
      '   0.0 s  one\n   0.1 s  two\n',
    );
  });

  it('tell an order as it changes, its end once it is announced, and nothing twice', async () => {
    const sameAgain: Change = { type: 'order', order: orderOf(step, dagStarted({ timestamp: 1 })) };

    expect(
      await written(plainLines, started, sameAgain, { type: 'order', order: traded }, { type: 'end', order: traded }),
    ).toBe(
      '   0.0 s  o1                kalshi      Step 1 of 2 · quote         ░░░░░░░░░░░░░░  running\n' +
        '   0.3 s  o1                kalshi      filled, 5 of 5 shares\n',
    );
  });

  it('tell that a partial fill was all there will be', async () => {
    const part = partialFill({ filledAmountRaw: '1000000', remainingAmountRaw: null });
    const open = orderOf(part);
    const text = await written(
      plainLines,
      { type: 'order', order: open },
      { type: 'end', order: open },
      { type: 'order', order: orderOf(part, dagCancelled()) },
    );

    expect(text.split('\n').map((line) => line.slice(40))).toEqual([
      'partially filled, 1 shares so far',
      'partially filled, 1 shares, and over',
      '',
    ]);
  });

  it('tell a balance when it changes, and not again because another one did, or because all turned stale', async () => {
    const kalshi = { venue: 'kalshi', tradingBalanceCents: 100, walletBalanceCents: null, timestamp: 1, stale: false };
    const opinion = { ...kalshi, venue: 'opinion' };
    const balances = (...list: readonly (typeof kalshi)[]): Change => ({
      type: 'balances',
      balances: new Map(list.map((balance) => [balance.venue, balance])),
    });

    expect(
      await written(
        plainLines,
        balances(kalshi),
        balances(kalshi, opinion),
        balances({ ...kalshi, stale: true }, opinion),
      ),
    ).toBe('   0.0 s  kalshi               $1.00\n   0.1 s  opinion              $1.00\n');
  });
});

describe('JSON lines', () => {
  it('are one object each, with amounts as digits', async () => {
    const text = await written(jsonLines, started, { type: 'end', order: traded }, { type: 'note', text: 'a\nb' });
    const lines = text.trimEnd().split('\n');

    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      { at: 1_000, type: 'order', order: { orderId: 'o1', status: 'running', progress: { step: 1, of: 2 } } },
      { at: 1_100, type: 'end', order: { end: 'filled', fill: { filledRaw: '5000000', remainingRaw: '0' } } },
      { at: 1_200, type: 'note', text: 'a\nb' },
    ]);
    expect(text).not.toContain('facts');
  });

  it('hold balances as a list, and the amounts of a summary as digits', async () => {
    const balance = { venue: 'kalshi', tradingBalanceCents: 1, walletBalanceCents: null, timestamp: 1, stale: false };
    const count = { expected: 1, shown: 1 };
    const expected = { end: 'filled', filledRaw: 7n } as const;
    const orders = [{ script: 'happyPath', orderId: 'o1', expected, shown: expected, ok: true }];
    const text = await written(
      jsonLines,
      { type: 'balances', balances: new Map([['kalshi', balance]]) },
      { type: 'summary', summary: { orders, reconnects: count, refreshes: count, ok: true } },
    );

    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toMatchObject([
      { type: 'balances', balances: [balance] },
      { type: 'summary', summary: { orders: [{ expected: { filledRaw: '7' } }], ok: true } },
    ]);
  });
});

describe('a terminal', () => {
  it('is drawn on in the same place', () => {
    expect(redraw(0, ['a', 'b'])).toBe('a\u001b[K\nb\u001b[K\n\u001b[J');
    expect(redraw(2, ['c'])).toBe('\u001b[2A\rc\u001b[K\n\u001b[J');
  });

  it(
    'is drawn at most once in 50 ms, the last time with everything, and given back as it was',
    marbles((m) => {
      const note = (text: string): Seen => ({ type: 'note', text, at: 0 });
      const seen$ = m.cold('ab 98ms (c|)', { a: note('a'), b: note('b'), c: note('c') });
      const size = () => ({ columns: 80, rows: 24 });
      const head = 'not connected   reconnects 0 · token refreshes 0';

      m.expect(seen$.pipe(terminal({ size, colour: false, scheduler: m.scheduler }))).toBeObservable(
        'x 49ms y 99ms (ze|)',
        {
          x: '\u001b[?25l\u001b[?7l',
          y: redraw(0, [head, '', '', 'a', 'b']),
          z: redraw(5, [head, '', '', 'a', 'b', 'c']),
          e: '\u001b[?7h\u001b[?25h',
        },
      );
    }),
  );
});
