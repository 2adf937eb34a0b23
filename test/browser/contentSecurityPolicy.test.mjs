// Under `script-src 'self'` a browser reports each try to make code from text. Here it counts them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import * as agg from 'agg-rx/testing';
import { orderEventSchemas } from 'agg-rx/protocol';
import * as operators from 'agg-rx/operators';
import { browserScenes } from './scene.mjs';

const documented = readFileSync(new URL('../frames/documented.ndjson', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');

const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
const ofOrder = { orderId: 'o1', dagRunId: 'run_1', attempt: 1, errorReason: 'none', totalSteps: 7 };

/** Each kind of message once, full and bare. */
const messages = [
  agg.connected(),
  agg.connected({ userId: 'usr_1' }),
  agg.authenticated(),
  agg.heartbeat(),
  agg.serverError(),
  { type: 'subscribed', outcomeIds: ['vmo_1'], channel: 'orderbook' },
  { type: 'unsubscribed', outcomeIds: ['vmo_1'], channel: 'orderbook' },
  agg.orderSubmitted(),
  agg.balanceUpdate(),
  agg.balanceUpdate({ walletBalanceCents: null }),
  ...Object.keys(orderEventSchemas).flatMap((event) => [
    agg[camel(event)](),
    agg[camel(event)]({ ...ofOrder, filledAmountRaw: '1000000', remainingAmountRaw: '0', sequence: 3, stepId: 's3' }),
  ]),
  agg.unrecognizedEvent(),
  agg.unrecognized(),
];
const broken = ['', 'null', '[]', '{"type":1}', '{"type":"__proto__"}', '{"type":"heartbeat","ts":"now"}', '{"type":'];

const isName = ([key]) => key === 'type' || key === 'event';
const nameAndRest = (entries) => [entries.filter(isName), entries.filter((entry) => !isName(entry))];
/** As built; the other way round behind the name; the name last. */
const keyOrders = [
  (entries) => entries,
  (entries) => nameAndRest(entries).flatMap((part, at) => (at === 0 ? part : part.reverse())),
  (entries) => nameAndRest(entries).reverse().flat(),
];

/** Every kind in several orders of keys, with values that change, often enough for any that is learned to be met. */
const frames = keyOrders
  .flatMap((by) =>
    Array.from({ length: 20 }, (_, round) =>
      messages.map((message) => {
        const json = JSON.parse(agg.frameOf(message));
        if ('timestamp' in json) json.timestamp += round;
        return JSON.stringify(Object.fromEntries(by(Object.entries(json))));
      }),
    ),
  )
  .flat()
  .concat(documented, broken);

const scene = browserScenes();

describe("under script-src 'self', in Chromium", () => {
  it('every kind of frame decodes, in every order of keys and time after time, and nothing is refused', async (t) => {
    const { open } = await scene(t, 'everyDoor', { settings: { frames } });
    const { heard, isClean } = await open();
    const decoded = await heard('decoded');
    assert.equal(decoded.length, frames.length);
    const wrong = decoded.filter(({ _tag }) => _tag === 'Left');
    assert.equal(wrong.length, broken.length - 1, 'an unknown name is no error');
    frames.forEach((frame, at) => {
      const { _tag, right } = decoded[at];
      if (_tag === 'Left') return;
      assert.deepEqual(right.raw ?? right, JSON.parse(frame));
    });
    const kinds = new Set(decoded.flatMap(({ right }) => (right === undefined ? [] : [right.event ?? right.type])));
    for (const { event, type } of messages) assert.ok(kinds.has(event ?? type), event ?? type);
    const parsed = await heard('parsed');
    t.diagnostic(`${frames.length} frames, ${parsed} of them read by JSON.parse`);
    assert.ok(parsed < frames.length / 2, 'most are read by what was learned of their kind');
    await isClean();
  });

  it('orders are followed through a broken connection to their ends, by every operator, and nothing is refused', async (t) => {
    const { agg: gateway, open } = await scene(t, 'everyDoor', { settings: { frames: [] }, gateway: { pace: 0.5 } });
    const { heard, isClean } = await open();
    await heard('status', ({ state }) => state === 'authenticated');
    const placed = Object.values(agg.scenarios).map((scenario) => gateway.place('usr_1', scenario));
    gateway.send('usr_1', agg.stepStarted({ orderId: 'o1', sequence: 1, totalSteps: 7 }));

    await heard('order', ({ progress }) => progress?.step === 2);
    gateway.drop();
    await heard('status', ({ state }) => state === 'waiting');
    const truths = (await Promise.all(placed.map(({ ended }) => ended))).flat();
    assert.ok(truths.length > 7);
    for (const { orderId, end, filledRaw } of truths) {
      const shown = await heard('order', (order) => order.orderId === orderId && order.end === end);
      assert.equal(shown.fill?.filledRaw ?? '0', String(filledRaw), orderId);
    }
    for (const name of ['ofType', 'ofEvent', ...Object.keys(operators).filter((each) => each.endsWith('$'))]) {
      await heard('emitted', (each) => each === name);
    }
    await isClean();
  });

  it('the count counts: a page that makes code and style from text is reported', async (t) => {
    const { open } = await scene(t, 'violating');
    const { heard, violations, page } = await open();
    await heard('done');
    await page.evaluate(() => undefined);
    assert.deepEqual(violations.sort(), ['script-src eval', 'style-src-elem inline']);
  });
});
