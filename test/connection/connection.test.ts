import { createSession, type Session, type SessionOptions } from 'agg-rx';
import { jwt } from 'agg-rx/testing';
import { EMPTY, NEVER, Subject, throwError, type Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { openConnection, type SocketOptions } from '../../src/connection/connection.js';
import { ConnectionClosed } from '../../src/connection/connectionClosed.js';
import type { Incoming } from '../../src/connection/incoming.js';
import { createLiveness, type Liveness } from '../../src/connection/liveness.js';
import { scriptedSockets, TerminableSocket } from '../support/scriptedSocket.js';
import { virtualTime } from '../support/virtualTime.js';

/** For what has nothing to do with silence. */
const neverSilent: Liveness = {
  watch: () => ({ frame: () => undefined, heartbeat: () => undefined, check: () => undefined, stop: () => undefined }),
};

interface Scene {
  readonly url?: string;
  readonly socket?: SocketOptions;
  readonly session?: SessionOptions;
  readonly shared?: Session;
  readonly liveness?: Liveness | undefined;
  readonly wake?: Observable<unknown>;
  readonly retired$?: Observable<unknown>;
}

/** What a connection tells besides the gateway's messages. */
const told = ['rejected', 'line', 'level', 'answer', 'relief', 'handover', 'lost'];

/** One connection over a scripted socket, with everything it tells. */
function opened(options: Scene = {}) {
  const { liveness } = { liveness: neverSilent, ...options };
  const time = virtualTime();
  const sockets = scriptedSockets(TerminableSocket);
  const session = options.shared ?? createSession({ ...options.session, ports: time });
  const heard: Incoming[] = [];
  const ends: ConnectionClosed[] = [];
  const subscription = openConnection({
    appId: 'app 1',
    url: options.url ?? 'wss://gateway.test/ws',
    session,
    socket: { WebSocketCtor: sockets.WebSocketCtor, ...options.socket },
    liveness: liveness ?? createLiveness({}, time.scheduler),
    retired$: options.retired$ ?? NEVER,
    ports: { scheduler: time.scheduler, wake$: options.wake ?? EMPTY },
  }).subscribe({
    next: (item) => heard.push(item),
    error: (error: unknown) => {
      if (error instanceof ConnectionClosed) ends.push(error);
      else throw error;
    },
  });
  const socket = sockets.last();
  /** The gateway has accepted the connection; `userId` where the token in the URL has signed in. */
  const connects = (userId?: string): void => {
    socket.opens();
    socket.says({ type: 'connected', appId: 'app 1', ...(userId !== undefined && { userId }) });
  };
  const types = (): string[] => heard.map((item) => item.type);
  const messages = (): unknown[] => types().filter((type) => !told.includes(type));
  const line = () => {
    const item = heard.find((each) => each.type === 'line');
    if (item === undefined) throw new Error('the connection can not be written to');
    return item;
  };
  return { time, socket, session, heard, ends, subscription, connects, types, messages, line };
}

/** A session whose refreshes the test answers. */
function refreshing(accessToken = 'token_0') {
  const asked: Subject<string>[] = [];
  return {
    asked,
    session: {
      accessToken,
      refreshAccessToken: () => {
        const answer$ = new Subject<string>();
        asked.push(answer$);
        return answer$;
      },
    },
  };
}

const authenticate = (token: string): string => JSON.stringify({ action: 'authenticate', token });
const subscribeTo = (outcomeId: string) =>
  ({ action: 'subscribe', channel: 'orderbook', outcomeIds: [outcomeId] }) as const;
const error = { type: 'error', message: 'no' };

describe('where the token travels', () => {
  it('in the URL, encoded, unless said otherwise', () => {
    const { socket } = opened({ session: { accessToken: 'a+b&c' } });

    expect(socket.url).toBe('wss://gateway.test/ws?appId=app+1&token=a%2Bb%26c');
  });

  it('keeps what else the URL says', () => {
    const { socket } = opened({ url: 'wss://gateway.test/ws?region=eu' });

    expect(socket.url).toBe('wss://gateway.test/ws?region=eu&appId=app+1');
  });

  it('in a message once the gateway has spoken, with tokenIn message', () => {
    const { socket, connects, heard } = opened({ session: { accessToken: 'token_0' }, socket: { tokenIn: 'message' } });

    expect(socket.url).toBe('wss://gateway.test/ws?appId=app+1');
    expect(socket.sent).toStrictEqual([]);
    connects();
    expect(socket.sent).toStrictEqual([authenticate('token_0')]);
    socket.says({ type: 'authenticated', userId: 'u1' });

    expect(heard).toMatchObject([
      { type: 'line' },
      { type: 'level' },
      { type: 'connected' },
      { type: 'level', userId: 'u1' },
      { type: 'answer', answer: { signIn: 1, result: { _tag: 'Right', right: { userId: 'u1' } } } },
      { type: 'authenticated' },
    ]);
  });

  it('nowhere without a user', () => {
    const { socket, connects, types } = opened();
    connects();

    expect(socket.url).toBe('wss://gateway.test/ws?appId=app+1');
    expect(socket.sent).toStrictEqual([]);
    expect(types()).toStrictEqual(['line', 'level', 'connected']);
  });
});

describe('a connect that is not answered', () => {
  it('counts as failed after 10 s, whether or not the socket opened', () => {
    const { socket, time, ends, heard } = opened({ session: { accessToken: 'token_0' } });
    socket.opens();

    time.advanceBy(9_999);
    expect(ends).toHaveLength(0);
    time.advanceBy(1);

    expect(ends).toMatchObject([{ code: 1006, why: 'connect_timeout', sent: { value: 'token_0' } }]);
    expect(heard).toStrictEqual([{ type: 'lost', forAnotherUser: false }]);
    expect(socket.closeCalls).toStrictEqual([1000]);
  });

  it('has no deadline once it was answered', () => {
    const { time, ends, connects } = opened();
    connects();

    time.advanceBy(60_000);

    expect(ends).toHaveLength(0);
    expect(time.timersSet()).toBe(0);
  });
});

describe('rule 6: a token in the URL and no userId in connected', () => {
  it('is refreshed once, and the new token tried in place', () => {
    const { asked, session } = refreshing();
    const { socket, connects, heard } = opened({ session });

    connects();
    expect(asked).toHaveLength(1);
    asked[0]?.next('token_1');
    expect(socket.sent).toStrictEqual([authenticate('token_1')]);
    socket.says({ type: 'authenticated', userId: 'u1' });

    expect(heard).toContainEqual({ type: 'level', userId: 'u1' });
    expect(asked).toHaveLength(1);
  });

  it('is replaced by another socket, with the verdict refresh, when that is refused too', () => {
    const { asked, session } = refreshing();
    const { socket, connects, ends } = opened({ session });
    connects();
    asked[0]?.next('token_1');

    socket.says(error);

    expect(ends).toMatchObject([{ why: 'token_refused', next: 'refresh', sent: { value: 'token_1' } }]);
    expect(asked).toHaveLength(1);
  });

  it('is replaced when the refresh fails', () => {
    const { asked, session } = refreshing();
    const { connects, ends } = opened({ session });
    connects();

    asked[0]?.error(new Error('offline'));

    expect(ends).toMatchObject([{ why: 'token_refused', next: 'refresh', sent: { value: 'token_0' } }]);
  });

  it('is replaced when a session of the caller’s own fails with an error of its own', () => {
    const real = createSession({ accessToken: 'token_0', refreshAccessToken: () => EMPTY, ports: virtualTime() });
    const { connects, ends } = opened({
      shared: { ...real, refresh: () => throwError(() => new Error('not one of ours')) },
    });

    connects();

    expect(ends).toMatchObject([{ why: 'token_refused' }]);
  });

  it('stays at app level where there is no way to refresh', () => {
    const { connects, ends, heard, time } = opened({ session: { accessToken: 'token_0' } });

    connects();
    time.advanceBy(60_000);

    expect(heard).toContainEqual({ type: 'level' });
    expect(heard).toMatchObject([{}, {}, { type: 'answer', answer: { result: { _tag: 'Left' } } }, {}]);
    expect(ends).toHaveLength(0);
  });

  it('joins a refresh that is under way when the socket opens', () => {
    const { asked, session } = refreshing();
    const { socket, connects, session: shared } = opened({ session });
    shared.refresh().subscribe();

    connects();
    asked[0]?.next('token_1');

    expect(asked).toHaveLength(1);
    expect(socket.sent).toStrictEqual([authenticate('token_1')]);
  });

  it('refreshes in one go where refreshAccessToken answers at once', () => {
    const { socket, connects } = opened({
      session: { accessToken: 'token_0', refreshAccessToken: () => ['token_1'] },
    });

    connects();

    expect(socket.sent).toStrictEqual([authenticate('token_1')]);
  });
});

describe('rule 6: an error while authenticate waits', () => {
  const inMessage = { socket: { tokenIn: 'message' } } as const;

  it('is taken for its answer when nothing else waits', () => {
    const { asked, session } = refreshing();
    const { socket, connects, messages } = opened({ session, ...inMessage });
    connects();

    socket.says(error);

    expect(asked).toHaveLength(1);
    expect(messages()).toStrictEqual(['connected', 'error']);
  });

  it('is not taken for it while a subscribe waits too', () => {
    const { asked, session } = refreshing();
    const { socket, connects, line } = opened({ session, ...inMessage });
    connects();
    expect(line().send(subscribeTo('o1'))).toBe(true);

    socket.says(error);

    expect(asked).toHaveLength(0);
  });

  it('is taken for it when another error has already answered the subscribe', () => {
    const { asked, session } = refreshing();
    const { socket, connects, line } = opened({ session, ...inMessage });
    connects();
    line().send(subscribeTo('o1'));

    socket.says(error);
    socket.says(error);

    expect(asked).toHaveLength(1);
  });

  it.each(['subscribed', 'unsubscribed'])('is taken for it when the other has been answered by %s', (type) => {
    const { asked, session } = refreshing();
    const { socket, connects, line } = opened({ session, ...inMessage });
    connects();
    line().send(subscribeTo('o1'));

    socket.says({ type, channel: 'orderbook', outcomeIds: ['o1'] });
    socket.says(error);

    expect(asked).toHaveLength(1);
  });

  it('is taken for it when the subscribe has had no answer for 10 s', () => {
    const { asked, session } = refreshing();
    const { socket, connects, line, session: shared, time } = opened({ session });
    connects('u1');
    line().send(subscribeTo('o1'));
    time.advanceBy(10_000);
    shared.use('token_9');

    socket.says(error);

    expect(asked).toHaveLength(1);
  });

  it('is taken for it after a resnapshot, which is answered by data', () => {
    const { asked, session } = refreshing();
    const { socket, connects, line } = opened({ session, ...inMessage });
    connects();
    line().send({ ...subscribeTo('o1'), action: 'resnapshot' });

    socket.says(error);

    expect(asked).toHaveLength(1);
  });
});

describe('rule 6: authenticate without an answer', () => {
  it('is a dead socket after 10 s, with the verdict refresh', () => {
    const { connects, time, ends } = opened({ session: { accessToken: 'token_0' }, socket: { tokenIn: 'message' } });
    connects();

    time.advanceBy(9_999);
    expect(ends).toHaveLength(0);
    time.advanceBy(1);

    expect(ends).toMatchObject([{ why: 'authenticate_timeout', next: 'refresh', sent: { value: 'token_0' } }]);
  });

  it('counts the 10 s anew for the second try, and not at all during the refresh', () => {
    const { asked, session } = refreshing();
    const { socket, connects, time, ends } = opened({ session, socket: { tokenIn: 'message' } });
    connects();
    time.advanceBy(9_000);
    socket.says(error);
    time.advanceBy(9_000);
    asked[0]?.next('token_1');

    time.advanceBy(9_999);
    expect(ends).toHaveLength(0);
    time.advanceBy(1);

    expect(ends).toMatchObject([{ why: 'authenticate_timeout' }]);
  });

  it('is not missed once it is answered', () => {
    const { socket, connects, time, ends } = opened({
      session: { accessToken: 'token_0' },
      socket: { tokenIn: 'message' },
    });
    connects();
    socket.says({ type: 'authenticated', userId: 'u1' });

    time.advanceBy(60_000);

    expect(ends).toHaveLength(0);
    expect(time.timersSet()).toBe(0);
  });
});

describe('the session’s token', () => {
  it('is followed: a newer one is sent in place', () => {
    const { socket, connects, session } = opened({ session: { accessToken: 'token_0' } });
    connects('u1');

    session.use('token_1');

    expect(socket.sent).toStrictEqual([authenticate('token_1')]);
  });

  it('that comes while the socket opens is sent when the gateway has spoken, and is not counted as sent before', () => {
    const { socket, connects, session, ends } = opened({ session: { accessToken: 'token_0' } });

    session.use('token_1');
    expect(socket.sent).toStrictEqual([]);
    connects('u1');
    expect(socket.sent).toStrictEqual([authenticate('token_1')]);
    socket.closes(4401);

    expect(ends).toMatchObject([{ sent: { value: 'token_1' } }]);
  });

  it('is not counted as sent where the connection ends before it could be', () => {
    const { socket, ends } = opened({ session: { accessToken: 'token_0' }, socket: { tokenIn: 'message' } });

    socket.closes(1006);

    expect(ends).toHaveLength(1);
    expect(ends[0]?.sent).toBeUndefined();
  });

  it('gives way to app level when the user leaves: the socket is replaced at once', () => {
    const { connects, session, ends, heard } = opened({ session: { accessToken: 'token_0' } });
    connects('u1');

    session.use(null);

    expect(heard.at(-1)).toStrictEqual({ type: 'lost', forAnotherUser: false });
    expect(ends).toMatchObject([{ why: 'left', next: 'at_once' }]);
  });

  it('does not matter to a socket that is at app level already', () => {
    const { connects, session, ends } = opened();
    connects();

    session.use(null);

    expect(ends).toHaveLength(0);
  });
});

describe('rule 7: renewal in place', () => {
  const lifeMs = 900_000;

  /** Signed in with a token of 15 minutes, whose refreshes go as the test says. */
  function renewing(...answers: readonly (() => readonly string[])[]) {
    const asked: number[] = [];
    const scene = opened({
      session: {
        accessToken: jwt({ serial: 0, ttlMs: lifeMs }),
        refreshAccessToken: () => {
          asked.push(scene.time.nowMs() - startMs);
          return answers[asked.length - 1]?.() ?? [];
        },
      },
    });
    const startMs = scene.time.nowMs();
    scene.connects('u1');
    return { ...scene, asked };
  }
  const offline = (): never => {
    throw new Error('offline');
  };

  it('asks for a token at 80 % of the life, and sends it in place', () => {
    const renewed = jwt({ serial: 1, ttlMs: lifeMs });
    const { time, asked, socket, ends } = renewing(() => [renewed]);

    time.advanceBy(719_999);
    expect(asked).toStrictEqual([]);
    time.advanceBy(1);

    expect(asked).toStrictEqual([720_000]);
    expect(socket.sent).toStrictEqual([authenticate(renewed)]);
    expect(ends).toHaveLength(0);
  });

  it('goes by the new token’s life from then on', () => {
    const { time, asked, socket } = renewing(
      () => [jwt({ serial: 1, ttlMs: lifeMs })],
      () => [jwt({ serial: 2, ttlMs: lifeMs })],
    );
    time.advanceBy(720_000);
    socket.says({ type: 'authenticated', userId: 'u1' });

    time.advanceBy(720_000);

    expect(asked).toStrictEqual([720_000, 1_440_000]);
  });

  it('tries again 30 s after a refresh that failed, while the token still serves', () => {
    const { time, asked, socket } = renewing(offline, offline, () => [jwt({ serial: 1, ttlMs: lifeMs })]);

    time.advanceBy(lifeMs - 1);

    expect(asked).toStrictEqual([720_000, 750_000, 780_000]);
    expect(socket.sent).toHaveLength(1);
  });

  it('asks another connection to take over where the renewal is refused twice', () => {
    const { time, socket, types, ends } = renewing(
      () => [jwt({ serial: 1, ttlMs: lifeMs })],
      () => [jwt({ serial: 2, ttlMs: lifeMs })],
    );
    time.advanceBy(720_000);

    socket.says(error);
    socket.says(error);

    expect(socket.sent).toHaveLength(2);
    expect(types()).toContain('relief');
    expect(ends).toHaveLength(0);
  });

  it('is not planned where there is no way to refresh', () => {
    const { connects, time } = opened({ session: { accessToken: jwt() } });
    connects('u1');

    expect(time.timersSet()).toBe(0);
  });

  it('is forgotten with the connection', () => {
    const { subscription, time, asked, socket } = renewing();

    subscription.unsubscribe();
    socket.closes(1000);

    expect(time.timersSet()).toBe(0);
    expect(asked).toStrictEqual([]);
  });
});

describe('rule 8: silence', () => {
  it('ends the connection when what watches it says so', () => {
    const { connects, time, ends } = opened({ liveness: undefined });
    connects();

    time.advanceBy(75_000);

    expect(ends).toMatchObject([{ code: 1006, why: 'silent', message: 'no frame in 75 s' }]);
  });

  it('is broken by any frame, even one that does not decode', () => {
    const { connects, time, ends, socket } = opened({ liveness: undefined });
    connects();

    time.advanceBy(74_999);
    socket.frame('not JSON');
    time.advanceBy(74_999);

    expect(ends).toHaveLength(0);
  });

  it('is learned from heartbeats', () => {
    const { connects, time, ends, socket } = opened({ liveness: undefined });
    connects();
    socket.says({ type: 'heartbeat', ts: 1 });
    time.advanceBy(10_000);
    socket.says({ type: 'heartbeat', ts: 2 });

    time.advanceBy(25_000);

    expect(ends).toMatchObject([{ why: 'silent', message: 'no frame in 25 s' }]);
  });

  it('is looked at when the machine wakes', () => {
    const wake = new Subject<void>();
    const { connects, time, ends } = opened({ liveness: undefined, wake });
    wake.next();
    connects();
    // Asleep: the clock goes on, and timers don't run.
    time.scheduler.frame += 76_000;

    wake.next();

    expect(ends).toMatchObject([{ why: 'silent' }]);
    expect(wake.observed).toBe(false);
  });
});

describe('what comes about the user before it is settled who that is', () => {
  const balance = {
    type: 'balance_update',
    venue: 'kalshi',
    tradingBalanceCents: 1,
    walletBalanceCents: 1,
    timestamp: 1,
  };
  const order = { type: 'order_event', event: 'filled', orderId: 'o1', timestamp: 1, userId: 'u1' };
  const unreadable = { type: 'order_event', event: 'filled', orderId: 'o1', timestamp: 'soon' };

  it('is told after that, in its order', () => {
    const { socket, connects, types, messages } = opened({ session: { accessToken: 'token_0' } });
    socket.opens();
    for (const frame of [balance, unreadable, order]) socket.says(frame);
    expect(types()).toStrictEqual([]);

    connects('u1');

    expect(types()).toStrictEqual([
      'line',
      'level',
      'answer',
      'balance_update',
      'rejected',
      'order_event',
      'connected',
    ]);
    expect(messages()).toStrictEqual(['balance_update', 'order_event', 'connected']);
  });

  it('holds up nothing else', () => {
    const { socket, messages } = opened({ session: { accessToken: 'token_0' } });
    socket.opens();

    socket.says({ type: 'heartbeat', ts: 1 });

    expect(messages()).toStrictEqual(['heartbeat']);
  });

  it('is told of nobody where nobody is to sign in', () => {
    const { socket, connects, types } = opened();
    socket.opens();
    socket.says(balance);

    connects();

    expect(types()).toStrictEqual(['line', 'level', 'balance_update', 'connected']);
  });

  it('is told where the sign-in is refused: nothing is lost', () => {
    const { socket, connects, messages } = opened({ session: { accessToken: 'token_0' } });
    socket.opens();
    socket.says(balance);

    connects();

    expect(messages()).toStrictEqual(['balance_update', 'connected']);
  });

  it('is not told where it bears another user', () => {
    const { socket, connects, messages } = opened({ session: { accessToken: 'token_0' } });
    socket.opens();
    socket.says(order);

    connects('u2');

    expect(messages()).toStrictEqual(['connected']);
  });

  it('is dropped once another sign-in is asked for on the same socket', () => {
    const { asked, session } = refreshing();
    const { socket, connects, messages, session: shared } = opened({ session });
    connects();
    socket.says(balance);
    shared.use('token_of_another');
    asked[0]?.next('late');

    socket.says({ type: 'authenticated', userId: 'u2' });

    expect(messages()).toStrictEqual(['connected', 'authenticated']);
  });
});

describe('a connection that was retired', () => {
  it('follows the session no more, and renews nothing', () => {
    const retired$ = new Subject<void>();
    const asked: number[] = [];
    const { socket, connects, session, time, ends } = opened({
      retired$,
      session: {
        accessToken: jwt({ issuedAtMs: virtualTime().nowMs() }),
        refreshAccessToken: () => (asked.push(1), EMPTY),
      },
    });
    connects('u1');

    retired$.next();
    session.use('token_1');
    session.use(null);
    time.advanceBy(3_600_000);

    expect(socket.sent).toStrictEqual([]);
    expect(asked).toStrictEqual([]);
    expect(ends).toStrictEqual([]);
  });
});

describe('another user', () => {
  const filled = (userId?: string): object => ({
    type: 'order_event',
    event: 'filled',
    orderId: 'o1',
    timestamp: 1,
    ...(userId !== undefined && { userId }),
  });

  it('on the same socket has it replaced before anything is delivered', () => {
    const { socket, connects, session, ends, heard, messages } = opened({ session: { accessToken: 'token_0' } });
    connects('u1');
    session.use('token_1');

    socket.says({ type: 'authenticated', userId: 'u2' });
    socket.says(filled('u2'));

    expect(heard.slice(-2)).toMatchObject([{ type: 'answer' }, { type: 'lost', forAnotherUser: true }]);
    expect(ends).toMatchObject([{ why: 'user_switched', next: 'at_once' }]);
    expect(messages()).toStrictEqual(['connected']);
  });

  it.each([
    ['known', 'filled'],
    ['unknown', 'brand_new'],
  ])('is never told by an order event, %s', (_what, event) => {
    const { socket, connects, messages } = opened({ session: { accessToken: 'token_0' } });
    connects('u1');

    socket.says({ ...filled('u2'), event });
    socket.says({ ...filled('u1'), event });
    socket.says({ ...filled(), event });

    expect(messages()).toStrictEqual(['connected', 'order_event', 'order_event']);
  });
});

describe('frames', () => {
  it('that do not decode are values, and the connection goes on', () => {
    const { socket, connects, types, ends } = opened();
    connects();

    socket.frame('not JSON');
    socket.frame(new ArrayBuffer(1));
    socket.frame(null);
    socket.says({ type: 'heartbeat', ts: 1 });

    expect(types().slice(3)).toStrictEqual(['rejected', 'rejected', 'rejected', 'heartbeat']);
    expect(ends).toHaveLength(0);
  });

  it('over maxFrameBytes are not read', () => {
    const { socket, connects, heard } = opened({ socket: { maxFrameBytes: 64 } });
    connects();

    socket.says({ type: 'error', message: 'x'.repeat(64) });

    expect(heard.at(-1)).toMatchObject({ type: 'rejected', error: { _tag: 'TooLarge', maxFrameBytes: 64 } });
  });

  it('tell nothing any more once the socket was given up', () => {
    const { socket, connects, session, types } = opened({ session: { accessToken: 'token_0' } });
    connects('u1');
    session.use(null);
    const before = types();

    socket.says({ type: 'heartbeat', ts: 1 });
    socket.closes(1000);

    expect(types()).toStrictEqual(before);
  });
});

describe('no token is told', () => {
  const secret = 'opaque_0';

  it.each([
    ['an error', { type: 'error', message: `${secret} and ${jwt()}` }],
    ['something unknown', { type: 'echo', token: secret, [jwt()]: [secret] }],
    ['an unknown order event', { type: 'order_event', event: 'echo', orderId: 'o1', timestamp: 1, token: secret }],
    ['something malformed', { type: 'heartbeat', ts: `${secret} ${jwt()}` }],
  ])('by %s', (_what, frame) => {
    const { socket, connects, heard } = opened({ session: { accessToken: secret } });
    connects('u1');

    socket.says(frame);

    const told = JSON.stringify(heard.at(-1));
    expect(told).toContain('***');
    expect(told).not.toMatch(/opaque_0|eyJ/);
  });

  it('by the reason of a close', () => {
    const { socket, connects, ends } = opened({ session: { accessToken: secret } });
    connects('u1');

    socket.closes(4401, `${secret} has expired`);

    expect(ends).toMatchObject([
      { code: 4401, reason: '*** has expired', message: 'closed with 4401 (*** has expired)' },
    ]);
  });

  it('by what an error event said before the close, which is told where the close gives no reason', () => {
    const { socket, ends } = opened({ session: { accessToken: secret } });

    socket.onerror?.(Object.assign(new Event('error'), { message: `no way to wss://x/?token=${secret}` }));
    socket.closes(1006);

    expect(ends).toMatchObject([
      { code: 1006, reason: '', message: 'closed with 1006 (no way to wss://x/?token=***)' },
    ]);
  });
});

describe('the end', () => {
  it('is told last, with its code, and leaves no timer', () => {
    const { socket, connects, heard, ends, time } = opened();
    connects();

    socket.closes(1001);

    expect(heard.at(-1)).toStrictEqual({ type: 'lost', forAnotherUser: false });
    expect(ends).toMatchObject([{ code: 1001, wasClean: true, message: 'closed with 1001' }]);
    expect(time.timersSet()).toBe(0);
  });

  it.each<[string, (scene: ReturnType<typeof opened>) => void]>([
    ['while it opens', () => undefined],
    [
      'while authenticate waits',
      ({ connects }) => {
        connects();
      },
    ],
    [
      'while the token is refreshed',
      ({ connects, socket }) => {
        connects();
        socket.says(error);
      },
    ],
    [
      'when signed in',
      ({ connects, socket }) => {
        connects();
        socket.says({ type: 'authenticated', userId: 'u1' });
      },
    ],
  ])('by unsubscribing %s lets go of everything', (_when, act) => {
    const scene = opened({
      session: { accessToken: 'token_0', refreshAccessToken: () => NEVER },
      socket: { tokenIn: 'message' },
    });
    act(scene);

    scene.subscription.unsubscribe();
    // A refresh goes on without a listener, for 10 s at most.
    scene.time.advanceBy(10_000);

    expect(scene.socket.closeCalls).toStrictEqual([1000]);
    expect(scene.socket).toHaveProperty('terminations', 1);
    expect(scene.time.timersSet()).toBe(0);
    expect(scene.ends).toStrictEqual([]);
  });

  it('leaves nothing to be written to', () => {
    const { connects, line, subscription } = opened();
    connects();
    const { send } = line();

    subscription.unsubscribe();

    expect(send(subscribeTo('o1'))).toBe(false);
  });
});
