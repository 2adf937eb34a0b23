import { describe, expect, it } from 'vitest';
import { knownMessages } from '../../src/protocol/knownMessage.js';
import { knownEvents, knownTypes } from '../../src/protocol/messageFields.js';

type Fields = Readonly<Record<string, unknown>>;

const started = { type: 'order_event', event: 'step_started', orderId: 'o1', sequence: 3, timestamp: 1 };

/** What a reader of frames knows after it was taught these. */
function taught(...lessons: readonly (Fields | string)[]) {
  const known = knownMessages();
  for (const lesson of lessons) {
    const frame = typeof lesson === 'string' ? lesson : JSON.stringify(lesson);
    const message = JSON.parse(frame) as Fields;
    known.byName(message)?.learn(frame, message);
  }
  return (message: Fields | string) => {
    const frame = typeof message === 'string' ? message : JSON.stringify(message);
    return known.byFrame(frame)?.read(frame);
  };
}

describe('a frame is read by the order of its keys', () => {
  it('once a message of that order has been accepted, and not before', () => {
    const next = { ...started, orderId: 'o2', sequence: 4, timestamp: 2 };
    expect(taught()(next)).toBeUndefined();
    expect(taught(started)(next)).toStrictEqual(next);
    expect(Object.keys(taught(started)(next) ?? {})).toStrictEqual(Object.keys(next));
  });

  it('in another order it is not', () => {
    const { timestamp, ...rest } = started;
    expect(taught(started)({ timestamp, ...rest })).toBeUndefined();
    expect(taught(started)({ ...rest, attempt: 0, timestamp })).toBeUndefined();
    expect(taught(started)({ ...started, attempt: 0 })).toBeUndefined();
    expect(taught(started)(rest)).toBeUndefined();
  });

  it('a field that may be null may be null, and one that may not is left to zod', () => {
    expect(taught(started)({ ...started, sequence: null })).toStrictEqual({ ...started, sequence: null });
    expect(taught(started)({ ...started, timestamp: null })).toBeUndefined();
  });

  it('a number of however many digits is read, and one that is too great for a double is left to zod', () => {
    const withPrice = (price: string) => `{"type":"heartbeat","ts":1,"price":${price}}`;
    const withTime = (ts: string) => `{"type":"heartbeat","ts":${ts}}`;
    const read = taught(withTime('1'), withPrice('1'), withPrice('1'));
    const numerals = ['-0', '0.1', '-12.50', '999999999999999', '9007199254740993', '0.30000000000000004'];

    for (const numeral of [...numerals, '9'.repeat(308)]) {
      expect(read(withTime(numeral))).toStrictEqual({ type: 'heartbeat', ts: Number(numeral) });
    }
    expect(read(withTime('9'.repeat(309)))).toBeUndefined();
    expect(read(withTime(`-${'9'.repeat(309)}`))).toBeUndefined();
    // No schema names `price`, so it is what JSON.parse makes of it.
    expect(read(withPrice('9'.repeat(309)))).toStrictEqual({ type: 'heartbeat', ts: 1, price: Infinity });
    for (const none of ['01', '-', '.5', '1.', '+1', '--1', '1e3', '1.2.3'])
      expect(read(withTime(none))).toBeUndefined();
  });

  it.each(['subscribed', 'unsubscribed'])(
    '%s with nulls for lists is read, and one with lists is left to JSON.parse',
    (type) => {
      const nulls = { type, channel: 'arb', outcomeIds: null, marketIds: null };
      const lists = { type, channel: 'arb', outcomeIds: ['vmo_1'], marketIds: ['m1', 'm2'] };

      expect(taught(nulls)({ ...nulls, channel: 'orderbook' })).toStrictEqual({ ...nulls, channel: 'orderbook' });
      expect(taught(nulls)(lists)).toBeUndefined();
      const issuesOf = knownMessages().byName(lists)?.issuesOf ?? expect.fail('no such message');
      expect(issuesOf(lists)).toStrictEqual([]);
      expect(issuesOf({ ...lists, marketIds: ['m1', 2] })).toHaveLength(1);
      expect(issuesOf({ ...lists, outcomeIds: 'vmo_1' })).toHaveLength(1);
    },
  );

  it('fields that no schema names are read too', () => {
    const lesson = { ...started, feeBps: 12, note: 'a', isTest: true, next: null };
    const next = { ...started, feeBps: -0.5, note: null, isTest: 'no', next: false };
    expect(taught(lesson)(next)).toStrictEqual(next);
  });

  it.each(Object.entries({ ...knownTypes, ...knownEvents }))('%s is found by how its frames begin', (name) => {
    const known = knownMessages();
    const message = name in knownTypes ? { type: name, x: 1 } : { type: 'order_event', event: name, x: 1 };
    expect(known.byFrame(JSON.stringify(message))).toBe(known.byName(message));
    expect(known.byName(message)).toBeDefined();
  });
});

describe('what takes care is left to JSON.parse', () => {
  it.each([
    ['a frame that does not begin with its type', '{"orderId":"o1","type":"order_submitted"}'],
    ['one whose event comes late', '{"type":"order_event","orderId":"o1","event":"filled","timestamp":1}'],
    ['a list', '{"type":"subscribed","channel":"orderbook","outcomeIds":["a"]}'],
    ['an object', '{"type":"heartbeat","ts":1,"extra":{}}'],
    ['an escape', '{"type":"heartbeat","ts":1,"extra":"\\n"}'],
    ['white space', '{"type":"heartbeat", "ts":1}'],
    ['an exponent', '{"type":"heartbeat","ts":1e3}'],
    ['a key that every object has', '{"type":"heartbeat","ts":1,"constructor":"x"}'],
    ['a key that is no word', '{"type":"heartbeat","ts":1,"a b":"x"}'],
    ['a key like an index', '{"type":"heartbeat","ts":1,"0":"x"}'],
    ['`__proto__`', '{"type":"heartbeat","ts":1,"__proto__":"x"}'],
    ['a key that comes twice', '{"type":"heartbeat","ts":1,"ts":2}'],
  ])('%s', (_what, frame) => {
    expect(taught(frame, frame)(frame)).toBeUndefined();
  });
});

describe('learning is bounded', () => {
  const inOrder = (number: number): Fields => ({ ...started, [`extra${number}`]: 1 });
  const many = (count: number, from = 0): readonly Fields[] =>
    [...Array(count).keys()].map((each) => inOrder(from + each));

  it('of ten thousand orders of keys four are known', () => {
    const read = taught(...many(10_000));
    expect(many(10_000).filter((message) => read(message) !== undefined)).toHaveLength(4);
  });

  it('one that is in use stays, whatever others come', () => {
    const known = knownMessages();
    const frame = JSON.stringify(started);
    const { learn, read } = known.byName(started) ?? expect.fail('no such message');
    learn(frame, started);
    for (const other of many(5_000)) {
      learn(JSON.stringify(other), other);
      expect(read(frame)).toStrictEqual(started);
    }
  });

  it('four that take turns, in whatever order, all stay', () => {
    // Of these lessons the first, second, fourth and eighth are taken.
    const read = taught(...[0, 1, 2, 2, 3, 3, 3, 3].map(inOrder));
    const turns = [0, 3, 3, 1, 2, 0, 3, 2, 1, 1, 0, 2, 3];
    for (const each of turns) expect(read(inOrder(each))).toStrictEqual(inOrder(each));
  });

  it('one that was learned last and is in use stays too', () => {
    const known = knownMessages();
    const { learn, read } = known.byName(started) ?? expect.fail('no such message');
    const teach = (message: Fields): void => {
      learn(JSON.stringify(message), message);
    };
    [0, 1, 2, 2, 3, 3, 3, 3].map(inOrder).forEach(teach);
    const last = inOrder(3);
    for (const other of many(5_000, 4)) {
      expect(read(JSON.stringify(last))).toStrictEqual(last);
      teach(other);
    }
    expect(read(JSON.stringify(last))).toStrictEqual(last);
  });

  it('lessons become rare: the first, and then at most one in 1,024 messages of no known order', () => {
    const known = knownMessages();
    const { learn, read } = known.byName(started) ?? expect.fail('no such message');
    const taughtBy = many(20_000).map((message, place) => {
      learn(JSON.stringify(message), message);
      return read(JSON.stringify(message)) === undefined ? [] : [place];
    });
    const gaps = taughtBy.flat().map((place, index, all) => place - (all[index - 1] ?? -1));
    expect(gaps.slice(0, 11)).toStrictEqual([1, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512]);
    expect(new Set(gaps.slice(11))).toStrictEqual(new Set([1_024]));
  });

  it('another order of keys that comes to stay is learned, however late', () => {
    const { timestamp, ...rest } = started;
    const moved = { ...rest, timestamp, venue: 'kalshi' };
    expect(taught(...many(20_000), ...Array<Fields>(1_024).fill(moved))(moved)).toStrictEqual(moved);
  });
});
