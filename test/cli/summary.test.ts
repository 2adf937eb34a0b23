import { describe, expect, it } from 'vitest';
import { failed, filled } from 'agg-rx/testing';
import { summaryOf } from '../../src/cli/demo/summary.js';
import { drawLine } from '../../src/cli/screen/line.js';
import { summaryLines } from '../../src/cli/screen/summaryLines.js';
import { orderOf } from './support.js';

const script = {
  name: 'happyPath',
  steps: [],
  truth: [{ orderId: 'ord_1', end: 'filled', filledRaw: 5_000_000n }],
} as const;
const twice = { expected: 2, shown: 2 };
const truth = { scripts: [script], reconnects: twice, refreshes: twice };
const filledOrder = orderOf(filled({ orderId: 'ord_1', filledAmountRaw: '5000000' }));

describe('the summary of the demo', () => {
  it('is ok where every order was shown as its script ends', () => {
    expect(summaryOf({ ...truth, ends: new Map([['ord_1', filledOrder]]) }).ok).toBe(true);
  });

  it.each([
    ['an order was not shown', {}],
    ['an order was shown with another end', { ends: new Map([['ord_1', orderOf(failed({ orderId: 'ord_1' }))]]) }],
    [
      'an order was shown with another amount',
      { ends: new Map([['ord_1', orderOf(filled({ orderId: 'ord_1', filledAmountRaw: '1' }))]]) },
    ],
    ['a reconnect was not shown', { ends: new Map([['ord_1', filledOrder]]), reconnects: { expected: 2, shown: 1 } }],
    ['a refresh was not shown', { ends: new Map([['ord_1', filledOrder]]), refreshes: { expected: 2, shown: 1 } }],
    ['there are no orders', { scripts: [] }],
  ])('is not ok where %s', (_, wrong) => {
    expect(summaryOf({ ...truth, ends: new Map(), ...wrong }).ok).toBe(false);
  });

  it('is a table', () => {
    const lines = summaryLines(summaryOf({ ...truth, refreshes: { expected: 2, shown: 1 }, ends: new Map() }));

    expect(lines.map((line) => drawLine(line))).toEqual([
      '',
      'ok   script                order             expected              shown',
      'NO   happyPath             ord_1             filled 5              nothing',
      '',
      'yes  reconnects                              2                     2',
      'NO   token refreshes                         2                     1',
      '',
      'What was shown is not what the scripts say.',
    ]);
  });
});
