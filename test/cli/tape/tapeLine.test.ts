import * as fc from 'fast-check';
import { decode } from 'agg-rx/protocol';
import { continuity, filled, heartbeat, jwt, orderSnapshot, orderUnreadable, unrecognizedEvent } from 'agg-rx/testing';
import { describe, expect, it } from 'vitest';
import type { Heard } from '../../../src/cli/heard/heard.js';
import { readTapeLine } from '../../../src/cli/tape/readTapeLine.js';
import { tapeHead, tapeLine } from '../../../src/cli/tape/tapeLine.js';
import { createSession } from '../../../src/connection/index.js';
import { redactDecodeError, redactMessage } from '../../../src/connection/redactMessage.js';

const opaque = 'agt_s3cret/that+is=opaque';
const token = jwt({ userId: 'usr_1' });
const { redact } = createSession({ accessToken: opaque });

/** What a connection makes of a frame, as it is heard. */
function heardOf(frame: unknown): Heard {
  const read = decode(frame);
  return read._tag === 'Right'
    ? { type: 'frame', message: redactMessage(read.right, frame, redact) }
    : { type: 'rejected', error: redactDecodeError(read.left, frame, redact) };
}

const lineOf = (frame: unknown): string => tapeLine({ ...heardOf(frame), at: 1 }, redact);

/** Whatever a reader of the tape can see: the line, its texts unescaped, and the JSON in those again. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    const inner = parsed(value);
    return [value, ...(typeof inner === 'object' && inner !== null ? textsIn(inner) : [])];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, each]) => [key, ...textsIn(each)])
    : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function expectNoToken(line: string): void {
  for (const text of [line, ...textsIn(parsed(line))]) {
    expect(text).not.toMatch(/eyJ[\w-]{5}/);
    expect(text).not.toContain(opaque);
  }
}

/** Every character as an escape of JSON. */
const escaped = (text: string): string =>
  Array.from(text, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

describe('a line of a tape', () => {
  const kept: readonly (readonly [string, Heard])[] = [
    ['a message', { type: 'frame', message: filled({ filledAmountRaw: '5', remainingAmountRaw: null }) }],
    ['a heartbeat', { type: 'frame', message: heartbeat() }],
    ['an event of an unknown name', { type: 'frame', message: unrecognizedEvent() }],
    ['a frame that was no JSON', heardOf('nonsense')],
    ['a binary frame', heardOf(new ArrayBuffer(8))],
    ['a frame over the limit', heardOf(`"${'x'.repeat(1_048_576)}"`)],
    ['a frame with wrong fields', heardOf('{"type":"order_event","event":"filled","orderId":"o1"}')],
    ['a marker', { type: 'event', event: continuity({ cause: 'reconnected', silentSince: 5 }) }],
    ['an order that could not be read', { type: 'event', event: orderUnreadable() }],
    ['an order from REST', { type: 'event', event: orderSnapshot({ status: 'filled', end: null }) }],
    ['what was read', { type: 'event', event: { type: 'reconciled', epoch: 1, orders: 2, complete: true } }],
    [
      'what could not be read',
      { type: 'event', event: { type: 'reconcile_failed', epoch: 1, cause: { name: 'http_status', message: '503' } } },
    ],
    ['balances', { type: 'event', event: { type: 'balances_snapshot', epoch: 1, balances: { cash: [] } } }],
    ['positions', { type: 'event', event: { type: 'positions_snapshot', epoch: 1, positions: [] } }],
    ['a status', { type: 'status', status: { state: 'authenticated', appId: 'app_1', userId: 'usr_1' } }],
    [
      'a wait',
      {
        type: 'status',
        status: { state: 'waiting', attempt: 2, delayMs: 5, cause: { name: 'closed', message: 'closed', code: 1006 } },
      },
    ],
    ['a note', { type: 'note', text: 'a\u2028b\nc' }],
    ['a failure', { type: 'failed', reason: 'signed out' }],
    ['the end', { type: 'end' }],
  ];

  it.each(kept)('holds %s, in one line', (_what, heard) => {
    const line = tapeLine({ ...heard, at: 17 }, redact);

    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(readTapeLine(line)).toStrictEqual({ _tag: 'Right', right: { ...heard, at: 17 } });
  });

  it('has a head of its own, which holds nothing', () => {
    expect(readTapeLine(tapeHead(1))).toStrictEqual({ _tag: 'Right', right: undefined });
  });

  it('holds a message as it was on the wire', () => {
    const frame = { type: 'redeem_event', timestamp: 5, more: [1, null] };

    expect(JSON.parse(lineOf(JSON.stringify(frame)))).toStrictEqual({ at: 1, type: 'frame', frame });
  });

  it.each([
    ['in a text', JSON.stringify({ type: 'error', message: `no: ${token} ${opaque}` })],
    ['as an id', JSON.stringify(filled({ orderId: token, userId: opaque }))],
    ['as a venue', JSON.stringify(filled({ venue: opaque }))],
    ['as a key', JSON.stringify({ type: 'x', [token]: { [opaque]: 1 } })],
    ['as a name', JSON.stringify({ type: token, timestamp: 1 })],
    ['in a field that we do not know', JSON.stringify({ ...heartbeat(), debug: { headers: [`Bearer ${token}`] } })],
    ['in a URL', JSON.stringify({ type: 'x', url: 'wss://ws.agg.market/ws?appId=a&token=plain-s3cret' })],
    ['percent-encoded', JSON.stringify({ type: 'x', url: `https://a/?t=${encodeURIComponent(opaque)}` })],
    ['with slashes escaped', `{"type":"x","t":"${opaque.replaceAll('/', '\\/')}"}`],
    ['escaped whole', `{"type":"x","t":"${escaped(token)}","u":"${escaped(opaque)}"}`],
    ['in JSON in JSON', JSON.stringify({ type: 'x', body: JSON.stringify({ token, opaque }) })],
    ['escaped in JSON in JSON', JSON.stringify({ type: 'x', body: `{"t":"${escaped(token)}"}` })],
    ['in a frame that is no JSON', `nonsense ${token} ${opaque}`],
    ['escaped in a frame that is no JSON', `{"t":"${escaped(token)}","u":"${escaped(opaque)}"`],
    ['in a frame that is cut off in it', `{"t":"${'x'.repeat(180)}${opaque}"`],
    ['in a frame with wrong fields', JSON.stringify({ type: 'heartbeat', ts: token, [opaque]: 1 })],
    [
      'as the id of an order that can not be read',
      JSON.stringify({ ...filled({ orderId: token }), timestamp: opaque }),
    ],
  ])('holds no token that stands %s', (_where, frame) => {
    const line = lineOf(frame);

    expectNoToken(line);
    expect(line).toContain('***');
    expect(line).not.toContain('plain-s3cret');
    expect(readTapeLine(line)._tag).toBe('Right');
  });

  it('holds no token, whatever the frame and wherever the token', () => {
    const secret = fc.constantFrom(
      token,
      opaque,
      `a ${token} b`,
      `?token=${opaque}`,
      JSON.stringify({ [opaque]: token }),
    );
    const text = fc.oneof({ weight: 3, arbitrary: secret }, { weight: 1, arbitrary: fc.string() });
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.integer(),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(text, tie('tree'), { maxKeys: 3 }),
      ),
    }));
    const message = fc.record({
      type: fc.oneof(text, fc.constantFrom('order_event', 'error', 'heartbeat', 'balance_update')),
      event: fc.oneof(text, fc.constantFrom('failed', 'filled')),
      orderId: text,
      timestamp: fc.oneof(fc.integer(), text),
      message: text,
      extra: tree,
    });
    const write = fc.constantFrom(
      (value: unknown) => JSON.stringify(value),
      (value: unknown) => JSON.stringify(value).replace(/[\w/](?=[\w/]*")/g, escaped),
      (value: unknown) => JSON.stringify(value).slice(0, -1),
    );

    fc.assert(
      fc.property(message, write, (frame, written) => {
        const line = lineOf(written(frame));
        expectNoToken(line);
        expect(readTapeLine(line)._tag).toBe('Right');
      }),
    );
  });

  it('holds a frame that is nested deeper than can be written, without what is nested', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const line = lineOf(`{"type":"heartbeat","ts":5,"deep":${deep}}`);

    expect(JSON.parse(line)).toStrictEqual({ at: 1, type: 'frame', frame: { type: 'heartbeat', ts: 5, deep: null } });
  });
});

describe('a line that is not as a tape has it', () => {
  const message = (fields: object): string => JSON.stringify({ at: 1, type: 'frame', frame: fields });

  it.each([
    ['', 'it is no JSON, or cut off'],
    ['{"at":1,"type":"fra', 'it is no JSON, or cut off'],
    ['[]', 'it is not of a tape'],
    ['{"type":"end"}', 'it is not of a tape'],
    ['{"at":1,"type":"wurlitzer"}', 'it is not of a tape'],
    ['{"at":1,"type":"tape","version":2}', 'the tape was written by another version of agg-rx'],
    ['{"at":1,"type":"frame"}', 'it is no frame as a tape has it'],
    ['{"at":1,"type":"status","status":{"state":"gone"}}', 'it is no status as a tape has it'],
    ['{"at":1,"type":"event","event":{"type":"continuity"}}', 'it is no event as a tape has it'],
    ['{"at":1,"type":"rejected","error":{}}', 'it is no rejected as a tape has it'],
  ])('%s is told: %s', (line, fault) => {
    expect(readTapeLine(line)).toStrictEqual({ _tag: 'Left', left: fault });
  });

  it('is what the gateway would be told of, where it is a frame that does not decode', () => {
    const read = readTapeLine(message({ type: 'heartbeat', ts: 'soon' }));

    expect(read).toMatchObject({ right: { at: 1, type: 'rejected', error: { _tag: 'Malformed', name: 'heartbeat' } } });
  });
});
