import type { Count, DemoSummary, Result } from '../demo/summary.js';
import type { Line, Span } from './line.js';
import { shares } from './money.js';

/** The demo's summary as lines: a table of orders, the counts, the verdict. */
export const summaryLines = ({ orders, reconnects, refreshes, ok }: DemoSummary): readonly Line[] => [
  [],
  [{ text: `ok   ${row('script', 'order', 'expected', 'shown')}`, tone: 'strong' }],
  ...orders.map(({ script, orderId, expected, shown, ok: orderOk }): Line => [
    yesOrNo(orderOk),
    row(script, orderId, resultText(expected), shown === undefined ? 'nothing' : resultText(shown)),
  ]),
  [],
  countLine('reconnects', reconnects),
  countLine('token refreshes', refreshes),
  [],
  ok
    ? [{ text: 'Every order was shown with the end that its script has.', tone: 'good' }]
    : [{ text: 'What was shown is not what the scripts say.', tone: 'bad' }],
];

const row = (script: string, order: string, expected: string, shown: string): string =>
  `${script.padEnd(22)}${order.padEnd(18)}${expected.padEnd(22)}${shown}`;

const countLine = (name: string, { expected, shown }: Count): Line => [
  yesOrNo(expected === shown),
  row(name, '', String(expected), String(shown)),
];

const resultText = ({ end, filledRaw }: Result): string =>
  end.replaceAll('_', ' ') + (filledRaw === 0n ? '' : ` ${shares(filledRaw)}`);

const yesOrNo = (ok: boolean): Span => (ok ? { text: 'yes  ', tone: 'good' } : { text: 'NO   ', tone: 'bad' });
