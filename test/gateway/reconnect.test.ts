import { filter, firstValueFrom, take, toArray, type Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { ConnectionError, type Gateway, type GatewayStatus } from 'agg-rx';
import { stepStarted } from 'agg-rx/testing';
import { startScene } from './scene.js';

const tokensIn = (upgrades: readonly { readonly token?: string }[]): readonly (string | undefined)[] =>
  upgrades.map(({ token }) => token);

/** The first status of a state from now on; the status that stands now does not count. */
function next<S extends GatewayStatus['state']>(
  gateway: Gateway,
  state: S,
): Promise<Extract<GatewayStatus, { readonly state: S }>> {
  return firstValueFrom(
    gateway.status$.pipe(
      filter(
        (status, index): status is Extract<GatewayStatus, { readonly state: S }> => index > 0 && status.state === state,
      ),
    ),
  );
}

describe('reconnecting against the simulated gateway', () => {
  it.each([1000, 1001, 1011])('comes back with the same token after the gateway closed with %i', async (code) => {
    const { server, gateway } = await startScene();
    gateway.connect();
    await next(gateway, 'authenticated');

    const back = next(gateway, 'authenticated');
    server.drop({ code });
    await back;

    const { upgrades, refreshCalls } = server.seen();
    expect(upgrades).toHaveLength(2);
    expect(upgrades[1]?.token).toBe(upgrades[0]?.token);
    expect(refreshCalls).toBe(0);
  });

  it('comes back with the same token after the network broke', async () => {
    const { server, gateway } = await startScene();
    gateway.connect();
    await next(gateway, 'authenticated');

    const back = next(gateway, 'authenticated');
    server.drop();
    await back;

    const { upgrades, refreshCalls } = server.seen();
    expect(upgrades[1]?.token).toBe(upgrades[0]?.token);
    expect(refreshCalls).toBe(0);
  });

  it.each([1008, 4001, 4003, 4401, 4403])('comes back with a refreshed token after a close with %i', async (code) => {
    const { server, gateway } = await startScene();
    gateway.connect();
    await next(gateway, 'authenticated');

    const back = next(gateway, 'authenticated');
    server.drop({ code });
    await back;

    const { upgrades, refreshCalls } = server.seen();
    expect(upgrades).toHaveLength(2);
    expect(upgrades[1]?.token).not.toBe(upgrades[0]?.token);
    expect(refreshCalls).toBe(1);
  });

  it.each([1000, 1001, 1011, undefined])(
    'refreshes a token that says nothing of its life before it reconnects (close code %s)',
    async (code) => {
      const { server, gateway } = await startScene({ server: { opaqueTokens: true } });
      gateway.connect();
      await next(gateway, 'authenticated');

      const back = next(gateway, 'authenticated');
      server.drop(code === undefined ? {} : { code });
      await back;

      const { upgrades, refreshCalls } = server.seen();
      expect(upgrades[1]?.token).not.toBe(upgrades[0]?.token);
      expect(refreshCalls).toBe(1);
    },
  );

  it('asks for a token first when it was given none', async () => {
    const { server, gateway } = await startScene({ accessToken: 'none' });
    gateway.connect();
    await next(gateway, 'authenticated');

    expect(tokensIn(server.seen().upgrades)).toEqual([expect.any(String)]);
    expect(server.seen().refreshCalls).toBe(1);
  });

  it('refreshes a token that is about to expire before it connects at all', async () => {
    const { server, gateway } = await startScene({ accessToken: { ttlMs: 20_000 } });
    gateway.connect();
    await next(gateway, 'authenticated');

    expect(server.seen().refreshCalls).toBe(1);
    expect(server.seen().upgrades).toHaveLength(1);
  });

  it('goes on through the expiry of its token on the open socket', async () => {
    const { server, gateway } = await startScene({
      server: { onTokenExpiry: 'close', opaqueTokens: true },
      accessToken: { ttlMs: 60 },
    });
    gateway.connect();
    await next(gateway, 'authenticated');
    await next(gateway, 'authenticated');

    expect(server.seen().refreshCalls).toBe(1);
    expect(server.seen().upgrades).toHaveLength(2);
  });

  it('asks for one refresh at a time, the socket and REST together', async () => {
    const { server, gateway, session } = await startScene({ server: { refreshDelayMs: 20 } });
    gateway.connect();
    await next(gateway, 'authenticated');

    const back = next(gateway, 'authenticated');
    const refreshing = next(gateway, 'refreshing');
    server.drop({ code: 4401 });
    await refreshing;
    const tokens = await Promise.all([firstValueFrom(session.refresh()), firstValueFrom(session.refresh())]);
    await back;

    expect(server.seen().refreshCalls).toBe(1);
    expect(server.seen().refreshCallsAtOnce).toBe(1);
    expect(new Set(tokens)).toEqual(new Set([server.seen().upgrades[1]?.token]));
  });

  it('signs out once when the refresh is refused, and opens no further socket', async () => {
    const { server, gateway, session, signOuts } = await startScene();
    const seen: unknown[] = [];
    const ends = [gateway.userEvents$, gateway.messages$].map(
      (stream$: Observable<unknown>) =>
        new Promise((resolve) => stream$.subscribe({ next: (value) => seen.push(value), error: resolve })),
    );
    await next(gateway, 'authenticated');

    server.revokeUser('usr_1');
    server.drop({ code: 4401 });
    const [error, again] = await Promise.all(ends);

    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ _tag: 'SignedOut', cause: { status: 401 } });
    expect(again).toBe(error);
    expect(signOuts()).toBe(1);
    expect(await firstValueFrom(gateway.status$)).toEqual({ state: 'closed', reason: 'signed_out' });
    await expect(firstValueFrom(gateway.messages$)).rejects.toBe(error);
    await expect(firstValueFrom(session.refresh())).rejects.toMatchObject({ _tag: 'SignedOut' });
    expect(server.seen().upgrades).toHaveLength(1);
    expect(server.connections()).toBe(0);
  });

  it('does not sign out when the refresh fails for another reason: it waits and tries again', async () => {
    const { server, gateway, signOuts } = await startScene();
    gateway.connect();
    await next(gateway, 'authenticated');

    server.failRequests({ path: '/auth/token/refresh', status: 503, times: 2 });
    const causes = firstValueFrom(
      gateway.status$.pipe(
        filter((status) => status.state === 'waiting'),
        take(2),
        toArray(),
      ),
    );
    const back = next(gateway, 'authenticated');
    server.drop({ code: 4401 });
    await back;

    expect((await causes).map(({ cause }) => cause)).toEqual([
      { name: 'refresh_failed', message: 'refresh answered 503', status: 503 },
      { name: 'refresh_failed', message: 'refresh answered 503', status: 503 },
    ]);
    expect(signOuts()).toBe(0);
  });

  it('refreshes once and authenticates in place when the gateway opens without the user', async () => {
    const { server, gateway, session } = await startScene({ server: { badTokenAtConnect: 'anonymous' } });
    const token = session.state();
    server.revoke(token.level === 'user' ? (token.token?.value ?? '') : '');
    gateway.connect();
    await next(gateway, 'authenticated');

    expect(server.seen().upgrades).toHaveLength(1);
    expect(server.seen().refreshCalls).toBe(1);
    expect(server.seen().received.map(({ text }) => JSON.parse(text) as unknown)).toEqual([
      { action: 'authenticate', token: expect.any(String) as unknown },
    ]);
  });

  it('comes back after the handshake was refused, with a new token from the second refusal on', async () => {
    const { server, gateway } = await startScene();
    server.refuseUpgrades({ status: 401, times: 2 });
    gateway.connect();
    await next(gateway, 'authenticated');

    const tokens = tokensIn(server.seen().upgrades);
    expect(tokens).toHaveLength(3);
    expect(tokens[1]).toBe(tokens[0]);
    expect(tokens[2]).not.toBe(tokens[0]);
    expect(server.seen().refreshCalls).toBe(1);
  });

  it('gives up after as many attempts as it was allowed', async () => {
    const { server, gateway } = await startScene({ gateway: { retry: { initialMs: 1, maxMs: 2, maxAttempts: 3 } } });
    server.refuseUpgrades({ status: 503, times: 100 });

    await expect(firstValueFrom(gateway.messages$)).rejects.toMatchObject({ _tag: 'GaveUp', closeCode: 1006 });
    expect(server.seen().upgrades).toHaveLength(3);
    expect(await firstValueFrom(gateway.status$)).toEqual({ state: 'closed', reason: 'gave_up' });
  });

  it('ends as refused when the gateway says twice in a row that it cannot read us', async () => {
    const { server, gateway } = await startScene();
    const ended = expect(firstValueFrom(gateway.serverErrors$)).rejects.toMatchObject({
      _tag: 'Refused',
      closeCode: 1003,
    });
    await next(gateway, 'authenticated');
    const back = next(gateway, 'authenticated');
    server.drop({ code: 1003 });
    await back;
    server.drop({ code: 1003 });

    await ended;
    expect(server.seen().upgrades).toHaveLength(2);
  });

  it('delivers what comes after the reconnect, and marks the gap', async () => {
    const { server, gateway } = await startScene();
    const events = firstValueFrom(gateway.userEvents$.pipe(take(5), toArray()));
    await next(gateway, 'authenticated');

    server.send('usr_1', stepStarted({ orderId: 'o1', userId: 'usr_1', timestamp: 1_710_000_000_000 }));
    const back = next(gateway, 'authenticated');
    server.drop();
    await back;
    server.send('usr_1', stepStarted({ orderId: 'o2', userId: 'usr_1' }));

    expect(await events).toMatchObject([
      { type: 'continuity', cause: 'connected', epoch: 1, userId: 'usr_1' },
      { type: 'order_event', orderId: 'o1' },
      { type: 'continuity', cause: 'interrupted', epoch: 1, userId: 'usr_1' },
      { type: 'continuity', cause: 'reconnected', epoch: 2, userId: 'usr_1' },
      { type: 'order_event', orderId: 'o2' },
    ]);
  });
});
