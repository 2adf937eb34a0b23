import { decode } from 'agg-rx/protocol';
import { balanceUpdate, createVirtualGateway, filled, frameOf, heartbeat, type FrameFault } from 'agg-rx/testing';
import { describe, expect, it } from 'vitest';
import { virtualTime } from '../support/virtualTime.js';

/** A gateway in memory with a bare socket of a user, and what that hears, with its time in milliseconds. */
function scene(seed = 1) {
  const { scheduler, advanceBy, nowMs } = virtualTime(0);
  const server = createVirtualGateway({ seed, heartbeatMs: 0, ports: { scheduler } });
  const socket = new server.WebSocketCtor(`${server.url}?appId=app_demo123&token=${server.issueToken('usr_1')}`);
  advanceBy(1);
  const heard: string[] = [];
  socket.onmessage = ({ data }) => heard.push(`${nowMs()} ${String(data)}`);
  const disturbed = (fault: FrameFault) => server.disturb(fault);
  return { server, advanceBy, heard, disturbed };
}

const first = filled({ orderId: 'o1', filledAmountRaw: '1' });
const second = filled({ orderId: 'o1', filledAmountRaw: '2' });

const amountsIn = (heard: readonly string[]): readonly string[] =>
  heard.map((line) => /"filledAmountRaw":"(\d+)"/.exec(line)?.[1] ?? '');

describe('frames on their way', () => {
  it('come once, at once and in order, unless something is asked for', () => {
    const { server, advanceBy, heard } = scene();

    server.send('usr_1', first);
    server.send('usr_1', second);
    advanceBy(0);

    expect(heard).toStrictEqual([`1 ${frameOf(first)}`, `1 ${frameOf(second)}`]);
  });

  it('come again, within the time that is asked for', () => {
    const { server, advanceBy, heard, disturbed } = scene();

    disturbed({ kind: 'duplicate', withinMs: 100 });
    server.send('usr_1', first);
    advanceBy(0);
    expect(amountsIn(heard)).toStrictEqual(['1']);
    advanceBy(100);

    expect(amountsIn(heard)).toStrictEqual(['1', '1']);
  });

  it('overtake one another within a window, and never leave it', () => {
    const { server, advanceBy, heard, disturbed } = scene();
    const sent = Array.from({ length: 20 }, (_, at) => String(at + 1));

    disturbed({ kind: 'reorder', withinMs: 100 });
    for (const filledAmountRaw of sent) server.send('usr_1', filled({ orderId: 'o1', filledAmountRaw }));
    advanceBy(100);

    expect(amountsIn(heard)).not.toStrictEqual(sent);
    expect(amountsIn(heard).toSorted((a, b) => Number(a) - Number(b))).toStrictEqual(sent);
  });

  it('are lost in a freeze, while heartbeats come, and REST knows what the user has missed', () => {
    const { server, advanceBy, heard, disturbed } = scene();

    disturbed({ kind: 'freeze' });
    server.send('usr_1', first);
    server.broadcast(heartbeat({ ts: 7 }));
    advanceBy(1_000);

    expect(heard).toStrictEqual([`1 ${frameOf(heartbeat({ ts: 7 }))}`]);
  });

  it('wait in a stall, and come in order when it is lifted', () => {
    const { server, advanceBy, heard, disturbed } = scene();

    const lift = disturbed({ kind: 'stall' });
    server.send('usr_1', first);
    server.broadcast(heartbeat({ ts: 7 }));
    advanceBy(1_000);
    expect(heard).toStrictEqual([]);
    lift();
    advanceBy(0);

    expect(heard).toStrictEqual([`1001 ${frameOf(first)}`, `1001 ${frameOf(heartbeat({ ts: 7 }))}`]);
  });

  it('are spoilt so that an order event can not be read, but whose it is', () => {
    const { server, advanceBy, heard, disturbed } = scene();

    disturbed({ kind: 'mangle' });
    server.send('usr_1', first);
    server.send('usr_1', balanceUpdate());
    advanceBy(0);

    const [spoilt, whole] = heard.map((line) => decode(line.slice(2)));
    expect(spoilt).toMatchObject({ _tag: 'Left', left: { _tag: 'Malformed', orderId: 'o1', event: 'filled' } });
    expect(whole).toMatchObject({ _tag: 'Right', right: { type: 'balance_update' } });
  });

  it('are as they were when a fault is lifted', () => {
    const { server, advanceBy, heard, disturbed } = scene();

    const lift = disturbed({ kind: 'freeze' });
    server.send('usr_1', first);
    lift();
    server.send('usr_1', second);
    advanceBy(0);

    expect(amountsIn(heard)).toStrictEqual(['2']);
  });

  it('fare the same for the same seed', () => {
    const fates = (seed: number) => {
      const { server, advanceBy, heard, disturbed } = scene(seed);
      disturbed({ kind: 'reorder', withinMs: 1_000 });
      disturbed({ kind: 'duplicate', withinMs: 1_000 });
      for (let at = 0; at < 10; at += 1) server.send('usr_1', first);
      advanceBy(3_000);
      return heard;
    };

    expect(fates(3)).toStrictEqual(fates(3));
    expect(fates(3)).not.toStrictEqual(fates(4));
  });
});
