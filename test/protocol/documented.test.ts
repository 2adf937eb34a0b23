import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messageOf } from './read.js';

const documented = readFileSync(new URL('../frames/documented.ndjson', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');
const parsed = (frame: string): Readonly<Record<string, unknown>> =>
  JSON.parse(frame) as Readonly<Record<string, unknown>>;
const typeOf = (frame: string): unknown => parsed(frame)['type'];
const marketData = new Set<unknown>(['orderbook_snapshot', 'orderbook_delta', 'market_resolved']);

describe('every frame that AGG documents decodes', () => {
  it('there are twenty of them, three of market data', () => {
    expect(documented).toHaveLength(20);
    expect(documented.filter((frame) => marketData.has(typeOf(frame)))).toHaveLength(3);
  });

  it.each(documented.filter((frame) => !marketData.has(typeOf(frame))))('as the message itself: %s', (frame) => {
    expect(messageOf(frame)).toStrictEqual(parsed(frame));
  });

  it.each(documented.filter((frame) => marketData.has(typeOf(frame))))('market data as unrecognized: %s', (frame) => {
    expect(messageOf(frame)).toStrictEqual({ type: 'unrecognized', name: typeOf(frame), raw: parsed(frame) });
  });
});

describe('every sample that the protocol notes print decodes as the message itself', () => {
  it.each([
    ['connected', '{ "type": "connected", "appId": "app_demo123", "userId": "usr_xyz789" }'],
    ['authenticated', '{ "type": "authenticated", "userId": "usr_xyz789" }'],
    ['heartbeat', '{ "type": "heartbeat", "ts": 1710000000000 }'],
    ['error', '{ "type": "error", "message": "..." }'],
    ['subscribed', '{ "type": "subscribed", "outcomeIds": ["vmo_1", "vmo_2"], "channel": "orderbook" }'],
    [
      'order_submitted',
      `{ "type":"order_submitted","venue":"kalshi","orderId":"ord_abc123","side":"buy","price":0.55,
  "size":100,"outcomeId":"clv2abc123def456","timestamp":1710000000000 }`,
    ],
    [
      'order_event',
      `{ "type":"order_event","event":"step_started","userId":"user-123","orderId":"order-abc-123",
  "dagRunId":"dag_xyz","stepId":"execute-...","stepType":"submit-order","sequence":3,
  "totalSteps":7,"venue":"polymarket","timestamp":1710705123456 }`,
    ],
    [
      'order_event',
      `{ "type":"order_event","event":"filled","userId":"user-123","orderId":"order-abc-123",
  "venue":"polymarket","filledAmountRaw":"1000000","remainingAmountRaw":"0","timestamp":1710705123456 }`,
    ],
    [
      'order_event',
      `{ "type":"order_event","event":"failed","userId":"user-123","orderId":"order-abc-123",
  "venue":"polymarket","errorReason":"Polymarket CLOB error (400): ...","timestamp":1710705123456 }`,
    ],
  ])('%s: %s', (type, sample) => {
    expect(messageOf(sample).type).toBe(type);
    expect(messageOf(sample)).toStrictEqual(parsed(sample));
  });
});

describe('market data that the protocol notes print comes out as unrecognized', () => {
  it.each([
    `{ "type":"orderbook_snapshot","outcomeId":"vmo_1","seq":10,"checksum":123,
  "bids":[[0.45,3,{"polymarket":3}],[0.40,5,{"polymarket":5}]],
  "asks":[[0.55,2,{"polymarket":2}],[0.60,4,{"polymarket":4}]],
  "venueOrderbooks":{}, "venues":{"polymarket":{"bestBid":0.45,"bestAsk":0.55}},
  "midpoint":0.5,"spread":0.1,"timestamp":1710000000000 }`,
    `{ "type":"orderbook_delta","outcomeId":"vmo_1","seq":11,"checksum":456,
  "bidChanges":[[0.45,7,{"polymarket":7}]],"askChanges":[[0.60,0,{}]],
  "midpoint":0.5,"spread":0.1,"timestamp":1710000000100 }`,
  ])('%s', (sample) => {
    expect(messageOf(sample)).toStrictEqual({ type: 'unrecognized', name: typeOf(sample), raw: parsed(sample) });
  });
});
