import { decode, type DecodeError, type ServerMessage } from 'agg-rx/protocol';
import { jwt } from 'agg-rx/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactText } from '../../src/connection/redact.js';
import { redactDecodeError, redactMessage } from '../../src/connection/redactMessage.js';

const secret = 'agt_s3cret';
const hide = (text: string): string => redactText(text, [secret]);

function decoded(frame: object): ServerMessage {
  const read = decode(JSON.stringify(frame));
  if (read._tag === 'Left') throw new Error(`the frame did not decode: ${read.left._tag}`);
  return read.right;
}

function notDecoded(frame: unknown, maxFrameBytes = 1_048_576): DecodeError {
  const read = decode(frame, { maxFrameBytes });
  if (read._tag === 'Right') throw new Error('the frame did decode');
  return read.left;
}

describe('redactMessage', () => {
  it.each([
    ['an error', { type: 'error', message: `bad ${secret}` }],
    ['an error that echoes the request', { type: 'error', message: 'no', request: { token: secret, [secret]: 1 } }],
    ['an unknown message', { type: 'echo', token: secret, deep: [{ [secret]: jwt() }] }],
    ['a message named like a token', { type: jwt(), token: secret }],
    ['an unknown order event', { type: 'order_event', event: secret, orderId: 'o1', timestamp: 1, token: jwt() }],
    ...['step_failed', 'dag_failed', 'failed'].map((event): [string, object] => [
      `a ${event}`,
      { type: 'order_event', event, orderId: 'o1', timestamp: 1, error: `a ${secret}`, errorReason: `b ${jwt()}` },
    ]),
  ])('leaves no token in %s', (_what, frame: object) => {
    const text = JSON.stringify(redactMessage(decoded(frame), JSON.stringify(frame), hide));

    expect(text).toContain('***');
    expect(text).not.toContain(secret);
    expect(text).not.toContain('eyJ');
  });

  it.each([
    { type: 'connected', appId: 'app_1', userId: 'usr_1' },
    { type: 'heartbeat', ts: 1 },
    { type: 'balance_update', venue: 'polymarket', tradingBalanceCents: 1, timestamp: 1 },
    { type: 'order_event', event: 'filled', orderId: 'o1', timestamp: 1, filledAmountRaw: '1' },
    { type: 'order_event', event: 'failed', orderId: 'o1', timestamp: 1, error: null },
  ])('gives a $type without free text back as it is', (frame) => {
    const message = decoded(frame);

    expect(redactMessage(message, JSON.stringify(frame), hide)).toBe(message);
  });

  it('never touches identities, even where one is a secret too', () => {
    const frame = { type: 'order_event', event: 'failed', orderId: secret, userId: secret, timestamp: 1 };

    expect(redactMessage(decoded(frame), JSON.stringify(frame), hide)).toMatchObject({
      orderId: secret,
      userId: secret,
    });
  });
});

describe('a frame without a secret', () => {
  const untouched = { type: 'orderbook', bids: [{ price: 0.5, size: 10 }], of: 'a b', '__proto__ ': 'x' };

  it('gives its message back as it is, though nobody knows what it says', () => {
    const message = decoded(untouched);

    expect(redactMessage(message, JSON.stringify(untouched), hide)).toBe(message);
  });

  // Texts that bear a secret, that nearly do, and that hide one by an escape of JSON.
  const secrets = [secret, 'q"uot\\ed', 'ключ', '\n', 'a b'];
  const hideAll = (text: string): string => redactText(text, secrets);
  const text = fc.oneof(
    fc.constantFrom(...secrets, jwt(), 'eyJabcd', 'eyJabcde', '?token=x', '&TOKEN=%20', '?token=', 'token=x', '\\'),
    fc.string({ unit: 'binary' }),
  );
  const phrase = fc.array(text, { maxLength: 3 }).map((parts) => parts.join(''));
  const json = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, phrase, fc.double(), fc.constant(null), tie('list'), tie('object')),
    list: fc.array(tie('value'), { maxLength: 3 }),
    object: fc.dictionary(phrase, tie('value'), { maxKeys: 3 }),
  }));
  const head = fc.oneof(
    fc.record({ type: phrase }),
    fc.record({ type: fc.constant('error'), message: phrase }),
    fc.record({
      type: fc.constant('order_event'),
      event: fc.oneof(fc.constantFrom('failed', 'step_failed', 'dag_failed'), phrase),
      orderId: fc.constant('o1'),
      timestamp: fc.constant(1),
      error: fc.oneof(phrase, fc.constant(null)),
      errorReason: fc.oneof(phrase, fc.constant(undefined)),
    }),
  );
  const escaped = (frame: string): string =>
    frame.replace(/[A-Za-z]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);

  it('is told from one with a secret: the message is always the one that the walk through all its texts gives', () => {
    let spared = 0;
    let hidden = 0;
    fc.assert(
      fc.property(head, json.object, fc.boolean(), (named, rest, isEscaped) => {
        const plain = JSON.stringify({ ...rest, ...named });
        const frame = isEscaped ? escaped(plain) : plain;
        const read = decode(frame);
        if (read._tag === 'Left') return;
        // Where there is no text to search, the walk is made.
        const walked = redactMessage(read.right, undefined, hideAll);

        const redacted = redactMessage(read.right, frame, hideAll);

        expect(redacted).toStrictEqual(walked);
        if (redacted === read.right) spared += 1;
        if (JSON.stringify(redacted) !== JSON.stringify(read.right)) hidden += 1;
      }),
      { numRuns: 3_000 },
    );
    expect(spared).toBeGreaterThan(100);
    expect(hidden).toBeGreaterThan(100);
  });
});

describe('redactDecodeError', () => {
  it('hides a token that the excerpt would cut in half', () => {
    for (const token of [jwt(), secret]) {
      for (let before = 150; before <= 205; before += 1) {
        const frame = `{${' '.repeat(before)}${token}`;

        const { excerpt } = redactDecodeError(notDecoded(frame), frame, hide);

        expect(excerpt.length).toBeLessThanOrEqual(200);
        expect(excerpt.trim().replace(/[{*]/g, '').trim()).toBe('');
      }
    }
  });

  it('hides a token in the excerpt of a frame that is too large', () => {
    const frame = `{"type":"error","message":"${secret}"}`;

    expect(redactDecodeError(notDecoded(frame, 8), frame, hide)).toStrictEqual({
      _tag: 'TooLarge',
      sizeBytes: frame.length,
      maxFrameBytes: 8,
      excerpt: '{"type":"error","message":"***"}',
    });
  });

  it('hides a token in the name of a malformed message, and keeps what the error knows of the order', () => {
    const frame = JSON.stringify({ type: 'order_event', event: 'filled', orderId: 'o1', timestamp: secret });

    expect(redactDecodeError(notDecoded(frame), frame, hide)).toMatchObject({
      _tag: 'Malformed',
      name: 'order_event',
      orderId: 'o1',
      event: 'filled',
      excerpt: frame.replace(secret, '***'),
    });
  });

  it('has an empty excerpt for a binary frame', () => {
    const frame = new ArrayBuffer(8);

    expect(redactDecodeError(notDecoded(frame), frame, hide)).toMatchObject({ _tag: 'Malformed', excerpt: '' });
  });
});
