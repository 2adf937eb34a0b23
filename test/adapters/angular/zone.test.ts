import 'zone.js';
import { injectGateway } from 'agg-rx/angular';
import { describe, expect, it } from 'vitest';
import { drawnApp } from './drawnApp.js';
import { drawsAtMostOnceAFrame } from './drawsAtMostOnceAFrame.js';

drawsAtMostOnceAFrame('zone.js');

describe('with zone.js', () => {
  it('every socket is opened outside of the zone, whoever asks for it and why', async () => {
    const { zone, run, server, advanceBy, sockets } = await drawnApp('zone.js');
    const gateway = run(() => injectGateway());
    zone.run(() => {
      gateway.messages$.subscribe();
    });
    advanceBy(1_000);
    server.drop();
    advanceBy(5_000);
    zone.run(() => {
      void gateway.authenticate(server.issueToken('usr_2'));
    });
    advanceBy(5_000);

    expect(sockets.length).toBeGreaterThanOrEqual(3);
    expect(sockets.every(({ isInZone }) => !isInZone)).toBe(true);
  });

  it('a frame of which nothing is drawn starts no change detection', async () => {
    const { zone, server, advanceBy } = await drawnApp('zone.js');
    let turns = 0;
    zone.onMicrotaskEmpty.subscribe(() => {
      turns += 1;
    });
    server.broadcast({ type: 'heartbeat', ts: 1 });
    advanceBy(1_000);

    expect(turns).toBe(0);
  });
});
