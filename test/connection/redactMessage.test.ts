import { decode, type DecodeError, type ServerMessage } from 'agg-rx/protocol';
import { jwt } from 'agg-rx/testing';
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
    const text = JSON.stringify(redactMessage(decoded(frame), hide));

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

    expect(redactMessage(message, hide)).toStrictEqual(message);
  });

  it('never touches identities, even where one is a secret too', () => {
    const message = decoded({ type: 'order_event', event: 'failed', orderId: secret, userId: secret, timestamp: 1 });

    expect(redactMessage(message, hide)).toMatchObject({ orderId: secret, userId: secret });
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
