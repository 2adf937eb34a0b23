import { describe, expect, it, vi } from 'vitest';
import { authenticated, balanceUpdate, connected, serverError } from 'agg-rx/testing';
import { appId, connect, connectAs, start } from './support/client.js';
import { virtualTime } from '../support/virtualTime.js';

const authenticate = (token: string) => ({ action: 'authenticate', token });
const subscribe = { action: 'subscribe', channel: 'arb-feed' };
const badToken = serverError({ message: 'Invalid or expired token' });

describe('authenticating on an open socket', () => {
  it('brings the user its events from then on, and no state', async () => {
    const gateway = await start();
    const client = await connect(gateway);
    await client.next();
    expect(gateway.send('usr_1', balanceUpdate())).toBe(0);

    client.send(authenticate(gateway.issueToken('usr_1')));
    expect(await client.next()).toStrictEqual(authenticated({ userId: 'usr_1' }));

    expect(gateway.send('usr_1', balanceUpdate({ tradingBalanceCents: 7 }))).toBe(1);
    expect(await client.next()).toStrictEqual(balanceUpdate({ tradingBalanceCents: 7 }));
  });

  it('switches the stream to another user', async () => {
    const gateway = await start();
    const client = await connectAs(gateway, 'usr_1');

    client.send(authenticate(gateway.issueToken('usr_2')));
    await client.next();

    expect(gateway.send('usr_1', balanceUpdate())).toBe(0);
    expect(gateway.send('usr_2', balanceUpdate())).toBe(1);
  });

  it('is refused with an error for a bad token, and the user stays', async () => {
    const gateway = await start();
    const client = await connectAs(gateway, 'usr_1');

    client.send(authenticate('nonsense'));

    expect(await client.next()).toStrictEqual(badToken);
    expect(gateway.send('usr_1', balanceUpdate())).toBe(1);
  });

  it('ends the socket for a bad token, where that is asked for', async () => {
    const gateway = await start({ badTokenMidSession: 'close' });
    const client = await connectAs(gateway, 'usr_1');

    client.send(authenticate('nonsense'));

    expect(await client.closed).toMatchObject({ code: 4401 });
  });

  it('goes unanswered for a bad token, where that is asked for', async () => {
    const gateway = await start({ badTokenMidSession: 'silent' });
    const client = await connectAs(gateway, 'usr_1');

    client.send(authenticate('nonsense'));
    client.send(subscribe);

    expect(await client.next()).toMatchObject({ type: 'subscribed' });
  });

  it('is seen with the token that was sent', async () => {
    const gateway = await start();
    const client = await connect(gateway);
    await client.next();
    const token = gateway.issueToken('usr_1');

    client.send(authenticate(token));
    await client.next();

    expect(gateway.seen().received.map(({ text }) => text)).toStrictEqual([JSON.stringify(authenticate(token))]);
  });
});

describe('a token that expires on an open socket', () => {
  const aMinuteLater = async (options: Parameters<typeof start>[0]) => {
    const { scheduler, advanceBy } = virtualTime();
    const gateway = await start({ heartbeatMs: 0, ...options, ports: { scheduler } });
    const client = await connect(gateway, { token: gateway.issueToken('usr_1', { ttlMs: 60_000 }) });
    await client.next();
    advanceBy(59_999);
    expect(gateway.send('usr_1', balanceUpdate())).toBe(1);
    await client.next();
    advanceBy(1);
    return { gateway, client };
  };

  it('closes the socket with 4401', async () => {
    const { client } = await aMinuteLater({});

    expect(await client.closed).toMatchObject({ code: 4401 });
  });

  it('closes it with the code that is asked for', async () => {
    const { client } = await aMinuteLater({ onTokenExpiry: 'close', tokenCloseCode: 4010 });

    expect(await client.closed).toMatchObject({ code: 4010 });
  });

  it('is told, and brings no more events, where that is asked for', async () => {
    const { gateway, client } = await aMinuteLater({ onTokenExpiry: 'error' });

    expect(await client.next()).toStrictEqual(serverError({ message: 'Token expired' }));
    expect(gateway.send('usr_1', balanceUpdate())).toBe(0);
    expect(gateway.connections()).toBe(1);
  });

  it('brings no more events without a word, where that is asked for', async () => {
    const { gateway, client } = await aMinuteLater({ onTokenExpiry: 'silent' });

    expect(gateway.send('usr_1', balanceUpdate())).toBe(0);
    client.send(subscribe);
    expect(await client.next()).toMatchObject({ type: 'subscribed' });
  });

  it('changes nothing, where that is asked for', async () => {
    const { gateway } = await aMinuteLater({ onTokenExpiry: 'none' });

    expect(gateway.send('usr_1', balanceUpdate())).toBe(1);
  });

  it('does no harm when it was renewed in time', async () => {
    const { scheduler, advanceBy } = virtualTime();
    const gateway = await start({ heartbeatMs: 0, ports: { scheduler } });
    const client = await connect(gateway, { token: gateway.issueToken('usr_1', { ttlMs: 60_000 }) });
    await client.next();
    advanceBy(50_000);

    client.send(authenticate(gateway.issueToken('usr_1', { ttlMs: 60_000 })));
    expect(await client.next()).toStrictEqual(authenticated({ userId: 'usr_1' }));
    advanceBy(50_000);

    expect(gateway.send('usr_1', balanceUpdate())).toBe(1);
  });

  it('opens no new one', async () => {
    const { scheduler, advanceBy } = virtualTime();
    const gateway = await start({ ports: { scheduler } });
    const token = gateway.issueToken('usr_1', { ttlMs: 60_000 });
    advanceBy(60_000);

    expect(await (await connect(gateway, { token })).next()).toStrictEqual(connected({ appId }));
  });

  it('asks no timer for more than timers take, which would ring at once', async () => {
    const timers = vi.spyOn(globalThis, 'setInterval');
    const gateway = await start({ heartbeatMs: 0 });

    await (await connect(gateway, { token: gateway.issueToken('usr_1', { ttlMs: 40 * 86_400_000 }) })).next();

    expect(Math.max(...timers.mock.calls.map(([, delayMs]) => Number(delayMs)))).toBe(2 ** 31 - 1);
  });

  it('may be further away than a timer reaches', async () => {
    const { scheduler, advanceBy } = virtualTime();
    const fortyDaysMs = 40 * 86_400_000;
    const gateway = await start({ heartbeatMs: 0, ports: { scheduler } });
    const client = await connect(gateway, { token: gateway.issueToken('usr_1', { ttlMs: fortyDaysMs }) });
    await client.next();

    advanceBy(fortyDaysMs - 1);
    expect(gateway.send('usr_1', balanceUpdate())).toBe(1);
    advanceBy(1);
    expect(await client.closed).toMatchObject({ code: 4401 });
  });
});
