import { decode, orderEventSchemas } from 'agg-rx/protocol';
import { either as E } from 'fp-ts';
import { describe, expect, it } from 'vitest';
import { errorOf, frameOf, malformedOf, messageOf } from './read.js';

const orderEvent = { type: 'order_event', event: 'filled', orderId: 'o1', timestamp: 1_710_000_000_000 };
const eventNames = Object.keys(orderEventSchemas);
const without = (fields: object, name: string): object =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));

describe('a message is the parsed frame itself', () => {
  it('field names stay as on the wire, and unknown extra fields survive, nested ones too', () => {
    const fields = { ...orderEvent, filledAmountRaw: '5', fee_bps: 12, route: { hops: ['a', null] } };
    expect(messageOf(frameOf(fields))).toStrictEqual(fields);
  });

  it.each([
    { type: 'connected', appId: 'app', region: 'eu' },
    { type: 'authenticated', userId: 'u1', roles: [] },
    { type: 'heartbeat', ts: 0, seq: 4 },
    { type: 'error', message: '', code: 'limit', action: 'subscribe' },
    { type: 'subscribed', extra: true },
    { type: 'unsubscribed', extra: true },
    { type: 'balance_update', venue: 'kalshi', tradingBalanceCents: 1, timestamp: 2, currency: 'USD' },
  ])('extra fields of $type survive', (fields) => {
    expect(messageOf(frameOf(fields))).toStrictEqual(fields);
  });
});

describe('a type that we do not read is unrecognized, never an error', () => {
  const names = ['trade', 'price', 'arb_market_update', 'arb_feed_batch', 'redeem_event', '', 'unrecognized'];

  it.each(names)('type %j keeps its name and the whole message', (type) => {
    const raw = { type, anything: [1, { else: null }] };
    expect(messageOf(frameOf(raw))).toStrictEqual({ type: 'unrecognized', name: type, raw });
  });
});

describe('an order event needs an event, an orderId and a timestamp, and nothing more', () => {
  it.each(eventNames)('%s decodes with those three alone', (event) => {
    expect(messageOf(frameOf({ ...orderEvent, event }))).toStrictEqual({ ...orderEvent, event });
  });

  it.each(eventNames)('%s does not decode without orderId or timestamp', (event) => {
    expect(malformedOf(frameOf(without({ ...orderEvent, event }, 'orderId')))).toMatchObject({ event });
    expect(malformedOf(frameOf(without({ ...orderEvent, event }, 'timestamp')))).toMatchObject({ event });
  });

  it.each([undefined, null, 5, {}, ['filled']])('an event named %j is malformed', (event) => {
    const error = malformedOf(frameOf({ ...orderEvent, event }));
    expect(error).toMatchObject({ name: 'order_event', orderId: 'o1', issues: [{ path: ['event'] }] });
    expect(error).not.toHaveProperty('event');
  });

  it.each([null, 5, {}, ['o1']])('an orderId of %j is malformed', (orderId) => {
    const error = malformedOf(frameOf({ ...orderEvent, orderId }));
    expect(error).toMatchObject({ event: 'filled', issues: [{ path: ['orderId'] }] });
    expect(error).not.toHaveProperty('orderId');
  });

  it.each(['null', '"1710000000000"', '1e999', '-1e999', '{}'])('a timestamp of %s is malformed', (timestamp) => {
    const frame = `{"type":"order_event","event":"filled","orderId":"o1","timestamp":${timestamp}}`;
    expect(malformedOf(frame)).toMatchObject({ orderId: 'o1', event: 'filled', issues: [{ path: ['timestamp'] }] });
  });

  it.each(eventNames)('the optional fields of %s may all be null', (event) => {
    const optional = {
      userId: null,
      venue: null,
      dagRunId: null,
      attempt: null,
      templateName: null,
      stepId: null,
      stepType: null,
      sequence: null,
      totalSteps: null,
      filledAmountRaw: null,
      remainingAmountRaw: null,
      errorReason: null,
      error: null,
    };
    const fields = { ...orderEvent, event, ...optional };
    expect(messageOf(frameOf(fields))).toStrictEqual(fields);
  });

  it.each([
    { type: 'connected', appId: 'app', userId: null },
    { type: 'subscribed', channel: null, outcomeIds: null, marketIds: null },
    { type: 'balance_update', venue: 'kalshi', tradingBalanceCents: 1, walletBalanceCents: null, timestamp: 2 },
  ])('so may those of $type', (fields) => {
    expect(messageOf(frameOf(fields))).toStrictEqual(fields);
  });
});

describe('an amount on a fill is 1 to 78 digits or a non-negative safe integer', () => {
  const readable = ['"0"', '"000"', `"${'9'.repeat(78)}"`, '0', '5', '1e3', String(Number.MAX_SAFE_INTEGER)];
  const unreadable = [
    '""',
    '"string"',
    '"-1"',
    '"+1"',
    '"1.5"',
    '" 1"',
    '"1\\n"',
    '"0x1f"',
    '"1e3"',
    '"١"',
    `"${'9'.repeat(79)}"`,
    '-1',
    '1.5',
    '1e999',
    String(Number.MAX_SAFE_INTEGER + 1),
    'true',
    '[]',
    '{}',
  ];
  const fill = (event: string, field: string, amount: string): string =>
    `{"type":"order_event","event":"${event}","orderId":"o1","timestamp":1,"${field}":${amount}}`;

  describe.each(['filled', 'partial_fill'])('%s', (event) => {
    describe.each(['filledAmountRaw', 'remainingAmountRaw'])('%s', (field) => {
      it.each(readable)('%s is an amount', (amount) => {
        expect(messageOf(fill(event, field, amount))).toMatchObject({ event, [field]: JSON.parse(amount) as unknown });
      });

      it.each(unreadable)('%s is not, and the error names the order and the event', (amount) => {
        const error = malformedOf(fill(event, field, amount));
        expect(error).toMatchObject({ name: 'order_event', orderId: 'o1', event, issues: [{ path: [field] }] });
      });
    });
  });

  it.each(eventNames.filter((event) => event !== 'filled' && event !== 'partial_fill'))(
    'amounts on %s are not looked at',
    (event) => {
      const fields = { ...orderEvent, event, filledAmountRaw: 'string', remainingAmountRaw: -1.5 };
      expect(messageOf(frameOf(fields))).toStrictEqual(fields);
    },
  );
});

describe('an order event of a name that we do not know is kept', () => {
  const raw = { ...orderEvent, event: 'redeem_done', attempt: 'not looked at' };

  it('with its order, its time and the whole message', () => {
    expect(messageOf(frameOf(raw))).toStrictEqual({
      type: 'order_event',
      event: 'unrecognized',
      name: 'redeem_done',
      orderId: 'o1',
      timestamp: orderEvent.timestamp,
      raw,
    });
  });

  it('an event that calls itself `unrecognized` is one of them', () => {
    expect(messageOf(frameOf({ ...raw, event: 'unrecognized' }))).toMatchObject({
      event: 'unrecognized',
      name: 'unrecognized',
    });
  });

  it.each([
    { ...raw, orderId: 5 },
    { ...raw, timestamp: '1710000000000' },
    without(raw, 'orderId'),
    without(raw, 'timestamp'),
  ])('without a usable orderId or timestamp it is plain unrecognized: %j', (fields) => {
    expect(messageOf(frameOf(fields))).toStrictEqual({ type: 'unrecognized', name: 'order_event', raw: fields });
  });
});

describe('a frame that can not be read is an error that says why', () => {
  it.each(['', ' ', 'ping', '{', '{"type":"heartbeat","ts":1', "{'type':'heartbeat'}", 'NaN', 'undefined'])(
    '%j is NotJson',
    (frame) => {
      expect(errorOf(frame)).toStrictEqual({ _tag: 'NotJson', excerpt: frame });
    },
  );

  it.each(['null', 'true', '0', '"connected"', '[]', '[{"type":"connected"}]', '{}', '{"type":null}', '{"type":5}'])(
    '%s is Malformed, and has no name',
    (frame) => {
      expect(malformedOf(frame)).not.toHaveProperty('name');
      expect(malformedOf(frame)).toMatchObject({ excerpt: frame });
    },
  );

  it.each([
    { type: 'connected' },
    { type: 'authenticated', userId: null },
    { type: 'heartbeat', ts: 'soon' },
    { type: 'error', message: { text: 'no' } },
    { type: 'subscribed', outcomeIds: 'vmo_1' },
    { type: 'unsubscribed', channel: 7 },
    { type: 'order_submitted', orderId: 'o1' },
    { type: 'balance_update', venue: 'kalshi', tradingBalanceCents: '1', timestamp: 2 },
  ])('$type with a broken field is Malformed, and named', (fields) => {
    const error = malformedOf(frameOf(fields));
    expect(error).toMatchObject({ name: fields.type, excerpt: frameOf(fields) });
    expect(error.issues).not.toHaveLength(0);
  });

  it('the order of a broken order_submitted is named', () => {
    expect(malformedOf(frameOf({ type: 'order_submitted', orderId: 'o1' }))).toMatchObject({ orderId: 'o1' });
  });

  it('each wrong field is an issue of its own, with its path', () => {
    const error = malformedOf(frameOf({ type: 'balance_update', venue: 5, tradingBalanceCents: 1, timestamp: 'now' }));
    expect(error.issues.map(({ path }) => path)).toStrictEqual([['venue'], ['timestamp']]);
  });

  const hostile = {
    get type(): never {
      throw new Error('looked at');
    },
  };

  it.each([new Uint8Array([123, 125]), new ArrayBuffer(8), new Blob(['{}']), undefined, null, 5, hostile])(
    'what is not text is Malformed, and is not looked at: case %#',
    (frame) => {
      expect(malformedOf(frame)).toStrictEqual({
        _tag: 'Malformed',
        issues: [{ code: 'invalid_type', expected: 'string', path: [], message: 'Not a text frame' }],
        excerpt: '',
      });
    },
  );
});

describe('an error stays small whatever the frame', () => {
  const long = 'x'.repeat(1_000);

  it.each([
    ['NotJson', long],
    ['Malformed', frameOf([long])],
    ['Malformed', frameOf({ type: 'heartbeat', ts: long })],
  ])('%s carries the first 200 characters', (_tag, frame) => {
    expect(errorOf(frame)).toMatchObject({ _tag, excerpt: frame.slice(0, 200) });
  });

  it('TooLarge carries the first 200 characters', () => {
    expect(errorOf(long, { maxFrameBytes: 999 })).toMatchObject({ _tag: 'TooLarge', excerpt: 'x'.repeat(200) });
  });

  it('names of up to 200 characters are readable, longer ones are not', () => {
    const longest = 'x'.repeat(200);
    expect(malformedOf(frameOf({ type: 'order_submitted', orderId: longest, event: longest }))).toMatchObject({
      orderId: longest,
      event: longest,
    });
    const error = malformedOf(frameOf({ type: 'order_submitted', orderId: long, event: long }));
    expect(error).not.toHaveProperty('orderId');
    expect(error).not.toHaveProperty('event');
  });

  it('of many wrong things it holds the first twenty', () => {
    const error = malformedOf(frameOf({ type: 'subscribed', outcomeIds: Array<number>(5_000).fill(1) }));
    expect(error.issues.map(({ path }) => path.at(-1))).toStrictEqual([...Array(20).keys()]);
  });

  it('a wrong thing that stands behind many right ones is found', () => {
    const ids = [...Array<string>(5_000).fill('vmo_1'), 5];
    const error = malformedOf(frameOf({ type: 'subscribed', outcomeIds: ids }));
    expect(error.issues.map(({ path }) => path)).toStrictEqual([['outcomeIds', 5_000]]);
  });

  it('also of the most wrong things that a frame can hold', () => {
    const error = malformedOf(`{"type":"subscribed","outcomeIds":[${'1,'.repeat(524_000)}1]}`);
    expect(error.issues.map(({ path }) => path.at(-1))).toStrictEqual([...Array(20).keys()]);
  });
});

describe('a frame over maxFrameBytes is TooLarge and is not parsed', () => {
  const heartbeatOf = (bytes: number): string => {
    const frame = (padding: string): string => frameOf({ type: 'heartbeat', ts: 1, padding });
    return frame('x'.repeat(bytes - frame('').length));
  };

  it('1 MiB is allowed unless said otherwise, one byte more is not', () => {
    expect(messageOf(heartbeatOf(1_048_576)).type).toBe('heartbeat');
    expect(errorOf(heartbeatOf(1_048_577))).toMatchObject({
      _tag: 'TooLarge',
      sizeBytes: 1_048_577,
      maxFrameBytes: 1_048_576,
    });
  });

  it('another limit is kept to the byte', () => {
    expect(messageOf(heartbeatOf(100), { maxFrameBytes: 100 }).type).toBe('heartbeat');
    expect(errorOf(heartbeatOf(101), { maxFrameBytes: 100 })).toMatchObject({ _tag: 'TooLarge', sizeBytes: 101 });
  });

  it.each([
    ['two bytes a letter', 'é', 2],
    ['three bytes a letter', '€', 3],
    ['four bytes a pair of surrogates', '😀', 4],
    ['a lone surrogate, which goes out as three', '\ud800', 3],
  ])('bytes are counted as UTF-8: %s', (_what, letter, bytes) => {
    const frame = letter.repeat(50);
    expect(errorOf(frame, { maxFrameBytes: 50 * bytes })).toMatchObject({ _tag: 'NotJson' });
    expect(errorOf(frame, { maxFrameBytes: 50 * bytes - 1 })).toMatchObject({
      _tag: 'TooLarge',
      sizeBytes: 50 * bytes,
    });
  });

  it('not even to say that it is not JSON', () => {
    expect(errorOf('not JSON', { maxFrameBytes: 4 })).toMatchObject({ _tag: 'TooLarge', sizeBytes: 8 });
  });
});

describe('decode never throws', () => {
  const inherited = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

  it.each(inherited)('a type %s is a name like any other', (name) => {
    expect(messageOf(frameOf({ type: name }))).toStrictEqual({ type: 'unrecognized', name, raw: { type: name } });
  });

  it.each(inherited)('an event %s is a name like any other', (name) => {
    expect(messageOf(frameOf({ ...orderEvent, event: name }))).toMatchObject({ event: 'unrecognized', name });
  });

  it.each(inherited)('an order %s is an order like any other', (orderId) => {
    expect(messageOf(frameOf({ ...orderEvent, orderId }))).toMatchObject({ event: 'filled', orderId });
  });

  it.each(inherited)('a key %s is an extra field like any other', (key) => {
    const frame = `{"type":"heartbeat","ts":1,${JSON.stringify(key)}:{"polluted":true}}`;
    const message = messageOf(frame);
    expect(Object.keys(message)).toStrictEqual(['type', 'ts', key]);
    expect(Object.getPrototypeOf(message)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('polluted');
  });

  it('a field is not taken from a `__proto__` in the frame', () => {
    expect(malformedOf('{"type":"heartbeat","__proto__":{"ts":1}}')).toMatchObject({ issues: [{ path: ['ts'] }] });
  });

  const depth = 100_000;
  const arrays = '['.repeat(depth) + ']'.repeat(depth);
  const objects = '{"a":'.repeat(depth) + '0' + '}'.repeat(depth);

  it.each([
    ['an array', arrays],
    ['an object', objects],
    ['a known field', `{"type":"heartbeat","ts":${arrays}}`],
    ['a list of ids', `{"type":"subscribed","outcomeIds":${arrays}}`],
    ['an amount', frameOf({ ...orderEvent, filledAmountRaw: 'X' }).replace('"X"', objects)],
  ])('nesting 100,000 deep is malformed in %s', (_where, frame) => {
    expect(errorOf(frame)).toMatchObject({ _tag: 'Malformed' });
  });

  it.each([
    ['an extra field', `{"type":"heartbeat","ts":1,"extra":${arrays}}`],
    ['a message that we do not read', `{"type":"trade","extra":${objects}}`],
    ['an event that we do not know', frameOf({ ...orderEvent, event: 'new', x: 'X' }).replace('"X"', objects)],
  ])('nesting 100,000 deep is let through in %s', (_where, frame) => {
    expect(E.isRight(decode(frame))).toBe(true);
  });

  it('nesting that never closes is NotJson', () => {
    expect(errorOf('['.repeat(depth))).toMatchObject({ _tag: 'NotJson' });
  });

  it.each(['\ud800', '\udfff\ud800', 'order\udc00'])('a lone surrogate is kept as it came: %j', (orderId) => {
    expect(messageOf(`{"type":"order_event","event":"failed","orderId":"${orderId}","timestamp":1}`)).toMatchObject({
      orderId,
    });
    expect(messageOf(frameOf({ type: orderId }))).toMatchObject({ name: orderId });
  });

  it('text around a frame: white space is JSON, a byte order mark is not', () => {
    expect(messageOf(' \r\n{"type":"heartbeat","ts":1}\t').type).toBe('heartbeat');
    expect(errorOf('\ufeff{"type":"heartbeat","ts":1}')).toMatchObject({ _tag: 'NotJson' });
  });
});
