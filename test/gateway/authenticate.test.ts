import { filter, firstValueFrom, merge, take, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { createGateway, type Gateway, type GatewayStatus } from 'agg-rx';
import { startScene, startServer, atEnd } from './scene.js';

const reached = (gateway: Gateway, state: GatewayStatus['state']): Promise<GatewayStatus> =>
  firstValueFrom(gateway.status$.pipe(filter((status) => status.state === state)));

describe('authenticate', () => {
  it('signs in on an app-level socket, and continuity begins', async () => {
    const server = await startServer();
    const gateway = createGateway({ appId: 'app_demo123', url: server.url, lingerMs: 0 });
    atEnd(gateway.close);
    const marker = firstValueFrom(gateway.userEvents$);
    await reached(gateway, 'open');

    const answer$ = gateway.authenticate(server.issueToken('usr_1'));

    expect(await firstValueFrom(answer$)).toEqual({ _tag: 'Right', right: { userId: 'usr_1' } });
    expect(await marker).toMatchObject({ cause: 'connected', userId: 'usr_1' });
    expect(server.seen().connectionCount).toBe(1);
  });

  it('needs no subscriber: it is hot', async () => {
    const { server, gateway } = await startScene();
    gateway.connect();
    await reached(gateway, 'authenticated');
    void gateway.authenticate(server.issueToken('usr_2'));
    expect(
      await firstValueFrom(gateway.status$.pipe(filter((s) => s.state === 'authenticated' && s.userId === 'usr_2'))),
    ).toBeDefined();
  });

  it('renews in place for the same user without a word to the streams', async () => {
    const { server, gateway } = await startScene();
    const statuses: GatewayStatus[] = [];
    gateway.status$.subscribe((status) => statuses.push(status));
    const events: unknown[] = [];
    gateway.userEvents$.subscribe((event) => events.push(event));
    await reached(gateway, 'authenticated');

    const answer = await firstValueFrom(gateway.authenticate(server.issueToken('usr_1')));

    expect(answer).toMatchObject({ _tag: 'Right' });
    expect(statuses.map(({ state }) => state)).toEqual(['idle', 'connecting', 'authenticated']);
    expect(events).toHaveLength(1);
    expect(server.seen().connectionCount).toBe(1);
  });

  it('switches user on a fresh socket, with one marker and nothing of the user before after it', async () => {
    const { server, gateway } = await startScene();
    const events = firstValueFrom(gateway.userEvents$.pipe(take(2), toArray()));
    await reached(gateway, 'authenticated');

    const answer$ = gateway.authenticate(server.issueToken('usr_2'));

    expect(await events).toMatchObject([
      { cause: 'connected', epoch: 1, userId: 'usr_1' },
      { cause: 'user_switched', epoch: 2, userId: 'usr_2' },
    ]);
    expect(await firstValueFrom(answer$)).toEqual({ _tag: 'Right', right: { userId: 'usr_2' } });
    expect(server.seen().connectionCount).toBe(2);
    expect(server.connections()).toBe(1);
  });

  it('refreshes once and tries in place when the gateway refuses the token', async () => {
    const { server, gateway } = await startScene();
    gateway.connect();
    await reached(gateway, 'authenticated');
    const answer = await firstValueFrom(gateway.authenticate('not a token'));
    expect(answer).toEqual({ _tag: 'Right', right: { userId: 'usr_1' } });
    expect(server.seen().refreshCalls).toBe(1);
    expect(server.seen().connectionCount).toBe(1);
  });

  it('tells a refusal where there is no way to get another token, and the socket stays', async () => {
    const server = await startServer();
    const gateway = createGateway({ appId: 'app_demo123', url: server.url, lingerMs: 0 });
    atEnd(gateway.close);
    gateway.connect();
    await reached(gateway, 'open');
    expect(await firstValueFrom(gateway.authenticate('not a token'))).toMatchObject({
      _tag: 'Left',
      left: { _tag: 'Rejected' },
    });
    expect(server.connections()).toBe(1);
  });

  it('lets the newest of two win', async () => {
    const { server, gateway } = await startScene();
    gateway.connect();
    await reached(gateway, 'authenticated');
    const [first, second] = [
      gateway.authenticate(server.issueToken('usr_2')),
      gateway.authenticate(server.issueToken('usr_3')),
    ];
    expect(await firstValueFrom(first)).toEqual({ _tag: 'Left', left: { _tag: 'Superseded' } });
    expect(await firstValueFrom(second)).toEqual({ _tag: 'Right', right: { userId: 'usr_3' } });
  });

  it('keeps the token for the next connect when no socket is wanted', async () => {
    const { server, gateway } = await startScene({ accessToken: 'none' });
    const token = server.issueToken('usr_5');
    expect(await firstValueFrom(gateway.authenticate(token))).toEqual({ _tag: 'Left', left: { _tag: 'NotOpen' } });
    expect(await firstValueFrom(gateway.userEvents$)).toMatchObject({ userId: 'usr_5' });
    expect(server.seen().upgrades[0]?.token).toBe(token);
  });

  it('leaves the user level with null: the next socket has no token, and continuity is interrupted', async () => {
    const { server, gateway } = await startScene();
    gateway.connect();
    const events = firstValueFrom(gateway.userEvents$.pipe(take(2), toArray()));
    await reached(gateway, 'authenticated');
    expect(await firstValueFrom(gateway.authenticate(null))).toEqual({ _tag: 'Right', right: { userId: null } });
    await reached(gateway, 'open');
    expect(await events).toMatchObject([{ cause: 'connected' }, { cause: 'interrupted' }]);
    expect(server.seen().upgrades[1]?.token).toBeUndefined();
  });

  it('makes a signed-out gateway usable again', async () => {
    const { server, gateway, signOuts } = await startScene();
    const ended = expect(firstValueFrom(gateway.userEvents$.pipe(toArray()))).rejects.toMatchObject({
      _tag: 'SignedOut',
    });
    await reached(gateway, 'authenticated');
    server.revokeUser('usr_1');
    server.drop({ code: 4401 });
    await ended;

    expect(await firstValueFrom(gateway.authenticate(server.issueToken('usr_2')))).toEqual({
      _tag: 'Left',
      left: { _tag: 'NotOpen' },
    });
    expect(await firstValueFrom(gateway.userEvents$)).toMatchObject({ cause: 'connected', userId: 'usr_2' });
    expect(signOuts()).toBe(1);
  });

  it('keeps the token out of the URL when it travels in a message', async () => {
    const { server, gateway } = await startScene({ gateway: { socket: { tokenIn: 'message' } } });
    expect(await firstValueFrom(gateway.userEvents$)).toMatchObject({ cause: 'connected', userId: 'usr_1' });
    expect(server.seen().upgrades.map(({ token }) => token)).toEqual([undefined]);
    expect(server.seen().received).toHaveLength(1);
  });

  it('replaces the socket when a refreshed token is refused too', async () => {
    const { server, gateway } = await startScene({ server: { badTokenMidSession: 'error' } });
    gateway.connect();
    await reached(gateway, 'authenticated');
    server.revokeUser('usr_1');
    const closed = reached(gateway, 'closed');
    void gateway.authenticate('not a token');
    expect(await closed).toEqual({ state: 'closed', reason: 'signed_out' });
    expect(server.seen().upgrades).toHaveLength(1);
  });
});

describe('secrets', () => {
  it('are in nothing that a gateway emits, whatever the server says of them', async () => {
    const { server, gateway, session } = await startScene({ server: { opaqueTokens: true } });
    const told: unknown[] = [];
    const listen = {
      next: (value: unknown) => void told.push(value),
      error: (error: unknown) => void told.push(error),
    };
    merge(gateway.messages$, gateway.userEvents$, gateway.rejected$).subscribe(listen);
    gateway.status$.subscribe(listen);
    await reached(gateway, 'authenticated');
    const state = session.state();
    const token = state.level === 'user' ? (state.token?.value ?? '') : '';
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c3JfMSJ9.c2lnbmF0dXJl';
    for (const secret of [token, jwt]) {
      server.sendRaw('usr_1', JSON.stringify({ type: 'error', message: `bad token ${secret}` }));
      server.sendRaw('usr_1', JSON.stringify({ type: 'new', [secret]: [{ deep: secret }] }));
      server.sendRaw('usr_1', `not json ${'.'.repeat(180)}${secret}`);
      server.sendRaw('usr_1', JSON.stringify({ type: 'order_event', event: 'filled', token: secret }));
      server.sendRaw(
        'usr_1',
        JSON.stringify({ type: 'order_event', event: 'failed', orderId: 'o', timestamp: 1, error: secret }),
      );
      server.sendRaw(
        'usr_1',
        JSON.stringify({ type: 'order_event', event: 'new', orderId: 'o', timestamp: 1, secret }),
      );
    }
    const lost = reached(gateway, 'refreshing');
    server.drop({ code: 4401, reason: `token ${token} is bad` });
    await lost;
    server.revokeUser('usr_1');
    await firstValueFrom(gateway.status$.pipe(filter(({ state: now }) => now === 'closed' || now === 'authenticated')));

    const text = told.map((value) => JSON.stringify(value, hideNothing)).join('\n');
    expect(text).toContain('***');
    expect(text).not.toContain(token);
    expect(text).not.toContain(jwt.slice(0, 20));
  });
});

/** Errors hide their fields from JSON. */
const hideNothing = (_key: string, value: unknown): unknown =>
  value instanceof Error
    ? Object.fromEntries(Object.getOwnPropertyNames(value).map((key) => [key, value[key as keyof Error]]))
    : value;
