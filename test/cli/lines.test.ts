import { describe, expect, it } from 'vitest';
import {
  dagCancelled,
  dagStarted,
  failed,
  filled,
  orderSubmitted,
  partialFill,
  stepCompleted,
  stepFailed,
  stepRetrying,
  stepStarted,
} from 'agg-rx/testing';
import { balanceLine } from '../../src/cli/screen/balanceLine.js';
import { bar } from '../../src/cli/screen/bar.js';
import { drawLine } from '../../src/cli/screen/line.js';
import { dollars, shares } from '../../src/cli/screen/money.js';
import { endLine, orderLine, progressText } from '../../src/cli/screen/orderLine.js';
import { statusLine } from '../../src/cli/screen/statusLine.js';
import { orderOf } from './support.js';

describe('money', () => {
  it.each([
    [0, '$0.00'],
    [5, '$0.05'],
    [-5, '-$0.05'],
    [100_000, '$1,000.00'],
    [-123_456_789, '-$1,234,567.89'],
    [Number.MAX_SAFE_INTEGER, '$90,071,992,547,409.91'],
    [99.6, '$1.00'],
    [-0.2, '$0.00'],
  ])('%d cents are %s', (cents, text) => {
    expect(dollars(cents)).toBe(text);
  });

  it.each([
    [0n, '0'],
    [1n, '0.000001'],
    [1_250_500_000n, '1,250.5'],
    [100_000_000n, '100'],
    [10n ** 78n - 1n, `999${',999'.repeat(23)}.999999`],
  ])('a raw amount of %d is %s shares', (raw, text) => {
    expect(shares(raw)).toBe(text);
  });
});

describe('a bar', () => {
  it.each([
    [0, '░░░░░░░'],
    [3 / 7, '███░░░░'],
    [1, '███████'],
    [-1, '░░░░░░░'],
    [1e9, '███████'],
  ])('of %d is %s', (done, text) => {
    expect(bar(done, 7)).toBe(text);
  });
});

describe('a line', () => {
  it('is cut at the width, colour not counted', () => {
    const line = [{ text: 'abc', tone: 'good' }, 'def'] as const;

    expect(drawLine(line, { columns: 4, colour: true })).toBe('\u001b[32mabc\u001b[0md');
    expect(drawLine(line, { columns: 2, colour: true })).toBe('\u001b[32mab\u001b[0m');
  });

  it('has no colour unless asked for', () => {
    expect(drawLine([{ text: 'abc', tone: 'bad' }])).toBe('abc');
  });

  it('lets nothing through that would move the cursor or begin a new line', () => {
    expect(drawLine(['a\u001b[2Jb\r\nc\u0007\u2028d\u202ee'])).toBe('a [2Jb  c  d e');
  });
});

describe('the line of an order', () => {
  const third = { sequence: 3, totalSteps: 7, stepType: 'submit-order' };

  it('tells the step, draws the bar, and says how it stands', () => {
    const order = orderOf(stepStarted({ ...third, orderId: 'ord_1', venue: 'kalshi' }));

    expect(drawLine(orderLine(order))).toBe(
      'ord_1             kalshi      Step 3 of 7 · submit-order  ████░░░░░░░░░░  running',
    );
  });

  it('has a short bar where there is little room', () => {
    const order = orderOf(stepStarted({ ...third, orderId: 'ord_1', venue: 'kalshi' }));

    expect(drawLine(orderLine(order, 90))).toBe(
      'ord_1             kalshi      Step 3 of 7 · submit-order  ██░░░░  running',
    );
    expect(drawLine(orderLine(order, 80))).toBe('ord_1             kalshi      Step 3 of 7 · submit-order  running');
    expect(drawLine(orderLine(order, 40))).toBe('ord_1             3/7   running');
  });

  it('tells how an order ended, rather than how far it came, where there is little room', () => {
    const order = orderOf(stepStarted({ ...third, orderId: 'ord_1' }), failed({ orderId: 'ord_1', errorReason: 'no' }));

    expect(drawLine(orderLine(order, 80))).toBe('ord_1             kalshi      failed: no');
    expect(drawLine(orderLine(orderOf(orderSubmitted({ orderId: 'ord_1' })), 40))).toBe(
      'ord_1                   submitted',
    );
  });

  it('counts a step that is completed as done', () => {
    expect(drawLine(orderLine(orderOf(stepCompleted(third))))).toContain('██████░░░░░░░░  running');
  });

  it('has an empty bar as long as the number of steps is not known', () => {
    const order = orderOf(stepStarted({ sequence: 3 }));

    expect(progressText(order.progress)).toBe('Step 3');
    expect(drawLine(orderLine(order))).toContain('Step 3                      ░░░░░░░░░░░░░░  running');
  });

  it.each([
    ['submitted', [orderSubmitted()]],
    ['running', [dagStarted()]],
    ['retrying, attempt 2', [stepStarted(third), stepRetrying({ ...third, attempt: 2 })]],
    ['step failed: no answer', [stepFailed({ ...third, errorReason: 'no answer' })]],
    ['failed: refused', [failed({ errorReason: 'refused' })]],
    ['cancelled', [dagStarted(), dagCancelled()]],
    ['filled, 100 of 100 shares', [filled({ filledAmountRaw: '100000000', remainingAmountRaw: '0' })]],
    ['filled, 100 shares', [filled({ filledAmountRaw: '100000000', remainingAmountRaw: null })]],
    [
      'filled, 100 shares, and disputed: a failure was reported too: refused',
      [filled({ filledAmountRaw: '100000000', remainingAmountRaw: null }), failed({ errorReason: 'refused' })],
    ],
    [
      'partially filled, 40 of 100 shares so far',
      [partialFill({ filledAmountRaw: '40000000', remainingAmountRaw: '60000000' })],
    ],
    [
      'partially filled, 40 of 100 shares, and over',
      [partialFill({ filledAmountRaw: '40000000', remainingAmountRaw: '60000000' }), dagCancelled()],
    ],
  ] as const)('says: %s', (text, [first, ...later]) => {
    expect(drawLine(endLine(orderOf(first, ...later)))).toBe(`o1                kalshi      ${text}`);
  });
});

describe('the line of the connection', () => {
  it.each([
    [{ state: 'idle' }, 'not connected'],
    [{ state: 'connecting', attempt: 1 }, 'connecting'],
    [{ state: 'connecting', attempt: 3 }, 'connecting, attempt 3'],
    [{ state: 'open', appId: 'app_1' }, 'connected to app_1, no user'],
    [{ state: 'authenticated', appId: 'app_1', userId: 'usr_1' }, 'connected to app_1 as usr_1'],
    [{ state: 'refreshing' }, 'refreshing the access token'],
    [
      { state: 'waiting', attempt: 2, delayMs: 1_250, cause: { name: 'closed', message: 'closed with 1006' } },
      'closed with 1006; next try in 1.3 s',
    ],
    [{ state: 'closed', reason: 'gave_up' }, 'closed: gave up'],
  ] as const)('of %o', (status, text) => {
    expect(drawLine(statusLine(status))).toBe(text);
  });
});

describe('the line of a balance', () => {
  const balance = {
    venue: 'kalshi',
    tradingBalanceCents: -1_205,
    timestamp: 1,
    walletBalanceCents: null,
    stale: false,
  };

  it('is in dollars', () => {
    expect(drawLine(balanceLine(balance))).toBe('kalshi             -$12.05');
  });

  it('tells the wallet where one is known, and that it may be old', () => {
    expect(drawLine(balanceLine({ ...balance, walletBalanceCents: 5, stale: true }))).toBe(
      'kalshi             -$12.05  and $0.05 in the wallet  before the connection was lost',
    );
  });
});
