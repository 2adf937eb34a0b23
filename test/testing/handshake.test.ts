import { describe, expect, it } from 'vitest';
import { connected, serverError } from 'agg-rx/testing';
import { appId, connect, refusedWith, start } from './support/client.js';

describe('a client that connects', () => {
  it('is greeted at app level without a token', async () => {
    const gateway = await start();
    const client = await connect(gateway);

    expect(await client.next()).toStrictEqual(connected({ appId }));
  });

  it('is greeted as its user with a valid token', async () => {
    const gateway = await start();
    const client = await connect(gateway, { token: gateway.issueToken('usr_7') });

    expect(await client.next()).toStrictEqual(connected({ appId, userId: 'usr_7' }));
  });

  it('may be of any app that the gateway was told of', async () => {
    const gateway = await start({ appIds: ['app_a', 'app_b'] });
    const client = await connect(gateway, { appId: 'app_b' });

    expect(await client.next()).toStrictEqual(connected({ appId: 'app_b' }));
  });

  it.each([
    ['of an unknown app', { appId: 'app_other' }],
    ['of no app', { appId: '' }],
  ])('is turned away before the upgrade when it is %s', async (_, target) => {
    const gateway = await start();

    expect(await refusedWith(gateway, target)).toBe(403);
    expect(gateway.seen().connectionCount).toBe(0);
  });

  it('is turned away when its origin is not on the list, and welcome when it is', async () => {
    const gateway = await start({ origins: ['https://my.app'] });

    expect(await refusedWith(gateway, { origin: 'https://other.app' })).toBe(403);
    expect(await refusedWith(gateway, {})).toBe(403);
    const client = await connect(gateway, { origin: 'https://my.app' });
    expect(await client.next()).toStrictEqual(connected({ appId }));
  });

  it('is turned away with another status where that is asked for', async () => {
    const gateway = await start({ refusal: { status: 401 } });

    expect(await refusedWith(gateway, { appId: 'app_other' })).toBe(401);
  });

  it('is turned away with a close code where that is asked for, and hears nothing else', async () => {
    const gateway = await start({ refusal: { closeCode: 4003 } });
    const client = await connect(gateway, { appId: 'app_other' });

    expect(await client.closed).toMatchObject({ code: 4003 });
    expect(gateway.sentFrames()).toStrictEqual([]);
  });

  it('finds no socket at another path', async () => {
    const gateway = await start();

    expect(await refusedWith(gateway, { path: '/elsewhere' })).toBe(404);
  });
});

describe('a client that connects with a bad token', () => {
  const bad = { token: 'eyJ0.eyJ0.x' };

  it('is greeted at app level', async () => {
    const client = await connect(await start(), bad);

    expect(await client.next()).toStrictEqual(connected({ appId }));
  });

  it('is told so after the greeting, where that is asked for', async () => {
    const client = await connect(await start({ badTokenAtConnect: 'error' }), bad);

    expect(await client.take(2)).toStrictEqual([
      connected({ appId }),
      serverError({ message: 'Invalid or expired token' }),
    ]);
  });

  it('is closed without a greeting, where that is asked for', async () => {
    const gateway = await start({ badTokenAtConnect: 'close', tokenCloseCode: 4001 });
    const client = await connect(gateway, bad);

    expect(await client.closed).toMatchObject({ code: 4001 });
    expect(gateway.sentFrames()).toStrictEqual([]);
  });

  it('has one when the token was revoked', async () => {
    const gateway = await start();
    const token = gateway.issueToken('usr_1');
    gateway.revoke(token);
    const client = await connect(gateway, { token });

    expect(await client.next()).toStrictEqual(connected({ appId }));
  });
});

describe('turning clients away on demand', () => {
  it('holds until it is lifted', async () => {
    const gateway = await start();
    const lift = gateway.refuseUpgrades({ status: 503 });

    expect(await refusedWith(gateway, {})).toBe(503);
    expect(await refusedWith(gateway, {})).toBe(503);
    lift();
    expect(await (await connect(gateway)).next()).toStrictEqual(connected({ appId }));
  });

  it('holds as often as was said', async () => {
    const gateway = await start();
    gateway.refuseUpgrades({ status: 500, times: 1 });

    expect(await refusedWith(gateway, {})).toBe(500);
    expect(await (await connect(gateway)).next()).toStrictEqual(connected({ appId }));
  });
});

describe('what the gateway saw of its clients', () => {
  it('names the app, the token and the origin of each, and whether it was let in', async () => {
    const gateway = await start({ origins: ['https://my.app'] });
    const token = gateway.issueToken('usr_1');
    await connect(gateway, { token, origin: 'https://my.app' });
    await refusedWith(gateway, { origin: 'https://other.app' });

    expect(gateway.seen().upgrades).toMatchObject([
      { appId, token, origin: 'https://my.app', path: '/ws', accepted: true },
      { appId, origin: 'https://other.app', accepted: false },
    ]);
  });

  it('counts the sockets that are open, and those that ever were', async () => {
    const gateway = await start();
    const client = await connect(gateway);
    await connect(gateway);
    expect(gateway.connections()).toBe(2);

    await client.close();

    expect(gateway.connections()).toBe(1);
    expect(gateway.seen().connectionCount).toBe(2);
  });
});
