import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { scenarios, startSimulatedGateway } from 'agg-rx/testing';
import { connect, connectAs } from './support/client.js';
import { call, post } from './support/rest.js';
import { virtualTime } from '../support/virtualTime.js';

const servers = (): readonly string[] => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPServerWrap');

describe('closing the simulated gateway', () => {
  it('breaks off its sockets and leaves neither server nor timer', async () => {
    const before = servers();
    const { scheduler } = virtualTime();
    const gateway = await startSimulatedGateway({ refreshDelayMs: 60_000, ports: { scheduler } });
    const client = await connectAs(gateway, 'usr_1');
    gateway.place('usr_1', scenarios.happyPath);
    const unanswered = post(gateway, '/auth/token/refresh', { body: {} }).catch(() => 'broken off');
    // A heartbeat, a token that expires, a step of a script, and the refresh.
    while (scheduler.actions.length < 4) await new Promise(setImmediate);

    await gateway.close();

    expect(await client.closed).toMatchObject({ code: 1006 });
    expect(await unanswered).toBe('broken off');
    gateway.place('usr_1', scenarios.happyPath);
    expect(scheduler.actions).toStrictEqual([]);
    expect(servers()).toStrictEqual(before);
  });

  it('frees the port, which another can take at once', async () => {
    const first = await startSimulatedGateway();
    await call(first, '/execution/orders');
    const port = Number(new URL(first.restUrl).port);
    await first.close();

    const second = await startSimulatedGateway({ port });

    expect(second.url).toBe(first.url);
    expect(await (await connect(second)).next()).toMatchObject({ type: 'connected' });
    await second.close();
  });

  it('may be asked for twice', async () => {
    const gateway = await startSimulatedGateway();
    const first = gateway.close();

    await expect(Promise.all([first, gateway.close()])).resolves.toHaveLength(2);
  });
});

describe('starting the simulated gateway', () => {
  it('fails when the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;

    await expect(startSimulatedGateway({ port })).rejects.toThrow('EADDRINUSE');
    await new Promise((resolve) => other.close(resolve));
  });
});
