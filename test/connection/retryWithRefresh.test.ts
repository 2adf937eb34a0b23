import {
  ConnectionError,
  createSession,
  retryWithRefresh,
  SessionError,
  type RetryStatus,
  type RetryWithRefreshOptions,
  type SessionOptions,
} from 'agg-rx';
import type { CloseInfo } from 'agg-rx/protocol';
import { jwt } from 'agg-rx/testing';
import { defer, EMPTY, finalize, NEVER, range, Subject, take, tap, throwError } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { ConnectionClosed } from '../../src/connection/connectionClosed.js';
import { virtualTime, type VirtualTime } from '../support/virtualTime.js';

interface Opened {
  readonly token: string | undefined;
  readonly atMs: number;
  readonly frames: Subject<string>;
}

type Setup = Omit<RetryWithRefreshOptions<string>, 'open' | 'session' | 'ports'> & {
  readonly session?: SessionOptions | ((time: VirtualTime) => SessionOptions);
  readonly jitter?: number;
};

/**
 * A connection kept up on virtual time. The test plays every connection, and `log` has all that happened,
 * in order; waits have no chance in them: each is as long as it may be.
 */
function kept({ session: sessionOptions = {}, jitter = 1, ...options }: Setup = {}) {
  const time = virtualTime();
  const startMs = time.nowMs();
  const given = typeof sessionOptions === 'function' ? sessionOptions(time) : sessionOptions;
  const session = createSession({ ...given, ports: time });
  const opens: Opened[] = [];
  const statuses: RetryStatus[] = [];
  const heard: string[] = [];
  const errors: unknown[] = [];
  const counts = { active: 0, completed: 0 };

  const subscription = retryWithRefresh<string>({
    ...options,
    open: (token) =>
      defer(() => {
        const frames = new Subject<string>();
        opens.push({ token, atMs: time.nowMs() - startMs, frames });
        counts.active += 1;
        return frames.pipe(
          finalize(() => {
            counts.active -= 1;
          }),
        );
      }),
    session,
    statusObserver: { next: (status) => statuses.push(status) },
    ports: { scheduler: time.scheduler, random: () => jitter },
  }).subscribe({
    next: (frame) => heard.push(frame),
    error: (error: unknown) => errors.push(error),
    complete: () => {
      counts.completed += 1;
    },
  });
  const now = (): Subject<string> => {
    const last = opens.at(-1);
    if (last === undefined) throw new Error('nothing has been opened');
    return last.frames;
  };
  const closes = (code: number, reason = ''): void => {
    now().error(Object.assign(new Error(), { code, reason, wasClean: code !== 1006 }));
  };
  const states = (): string[] => statuses.map(({ state }) => state);
  const tokens = (): (string | undefined)[] => opens.map(({ token }) => token);
  return { time, session, opens, statuses, heard, errors, counts, subscription, now, closes, states, tokens };
}

/** Tokens with a life of 15 minutes, told apart by their number. */
const token = (serial: number, issuedAtMs?: number): string =>
  jwt({ serial, ...(issuedAtMs !== undefined && { issuedAtMs }) });

/** Refreshes that answer at once: `token(1)`, `token(2)`, … , issued when they are asked for. */
function fresh(time: VirtualTime) {
  let serial = 0;
  return vi.fn(() => [token((serial += 1), time.nowMs())]);
}

/** A session with a token that lasts, and refreshes that answer at once. */
function lasting(signOut?: () => unknown) {
  const refresh = vi.fn<() => readonly string[]>();
  const session = (time: VirtualTime): SessionOptions => {
    refresh.mockImplementation(fresh(time));
    return { accessToken: token(0), refreshAccessToken: refresh, ...(signOut !== undefined && { signOut }) };
  };
  return { session, refresh };
}

/** Refreshes that answer at once, with tokens that can't be read. */
function opaque() {
  let serial = 0;
  return vi.fn(() => [`opaque_${(serial += 1)}`]);
}
const withStatus = (status: number): Error => Object.assign(new Error('no'), { status });
const dayMs = 86_400_000;

describe('rule 1: every end that was not asked for leads to a reconnect', () => {
  it.each([1000, 1001, 1005, 1006, 1011, 1012, 1013, 4000, 4008, 4029, 4429])('closed with %i', (code) => {
    const { time, opens, closes, heard, now } = kept();
    now().next('a');
    time.advanceBy(10_000);

    closes(code);
    expect(opens).toHaveLength(1);
    time.advanceBy(1_000);
    now().next('b');

    expect(opens).toHaveLength(2);
    expect(heard).toStrictEqual(['a', 'b']);
  });

  it('completed, as rxjs webSocket does on a clean close', () => {
    const { time, opens, now, counts, statuses } = kept();

    now().complete();
    time.advanceBy(1_000);

    expect(opens).toHaveLength(2);
    expect(counts.completed).toBe(0);
    expect(statuses[1]).toStrictEqual({
      state: 'waiting',
      attempt: 2,
      delayMs: 1_000,
      cause: { name: 'closed', message: 'the connection completed', code: 1000 },
    });
  });

  it.each([
    ['an Event without a code', new Event('error'), 'closed with 1006'],
    ['an error without a code', new Error('no route'), 'no route'],
    ['a text', 'no route', 'no route'],
    ['nothing', undefined, 'closed with 1006'],
  ])('ended with %s: as 1006', (_what, error, message) => {
    const { now, statuses } = kept();

    now().error(error);

    expect(statuses.at(-1)).toMatchObject({ state: 'waiting', cause: { name: 'closed', message, code: 1006 } });
  });

  it('where opening throws', () => {
    const time = virtualTime();
    let opens = 0;
    const open = (): never => {
      opens += 1;
      throw new Error('no socket here');
    };
    retryWithRefresh({ open, ports: { ...time, random: () => 1 } }).subscribe();

    time.advanceBy(1_000);

    expect(opens).toBe(2);
  });

  it('has nothing to do with a subscriber who leaves', () => {
    const { time, opens, subscription, counts } = kept();

    subscription.unsubscribe();
    time.advanceBy(dayMs);

    expect(opens).toHaveLength(1);
    expect(counts.active).toBe(0);
  });

  it('has nothing to do with a subscriber who leaves on hearing a frame, where all comes at once', () => {
    const time = virtualTime();
    const statuses: string[] = [];
    const heard: number[] = [];

    retryWithRefresh({
      open: () => range(1, 1_000_000_000),
      statusObserver: { next: ({ state }) => statuses.push(state) },
      ports: { scheduler: time.scheduler },
    })
      .pipe(
        tap((frame) => heard.push(frame)),
        take(2),
      )
      .subscribe();

    expect(heard).toStrictEqual([1, 2]);
    expect(statuses).toStrictEqual(['connecting']);
    expect(time.timersSet()).toBe(0);
  });

  it('opens one connection for each subscriber, each with a history of its own', () => {
    const time = virtualTime();
    let opens = 0;
    const frames$ = retryWithRefresh({
      open: () => {
        opens += 1;
        return EMPTY;
      },
      retry: { maxAttempts: 1 },
      ports: time,
    });
    const errors: unknown[] = [];
    const subscriber = { error: (error: unknown) => errors.push(error) };

    frames$.subscribe(subscriber);
    frames$.subscribe(subscriber);

    expect(opens).toBe(2);
    expect(errors).toMatchObject([{ _tag: 'GaveUp' }, { _tag: 'GaveUp' }]);
  });
});

describe('rule 2: what a close means', () => {
  it.each([1008, 4001, 4003, 4401, 4403])('%i refreshes a token that had served, at once', (code) => {
    const { session, refresh } = lasting();
    const { time, now, closes, tokens, opens } = kept({ session });
    now().next('a');
    time.advanceBy(60_000);

    closes(code);
    time.advanceBy(0);

    expect(refresh).toHaveBeenCalledTimes(1);
    expect(tokens()).toStrictEqual([token(0), token(1, time.nowMs())]);
    expect(opens[1]?.atMs).toBe(60_000);
  });

  it('a fresh token that is refused waits, as token_refused, and is refreshed after the wait', () => {
    const { session, refresh } = lasting();
    const { time, closes, statuses } = kept({ session });
    closes(4401);
    time.advanceBy(0);

    closes(4401);
    expect(statuses.at(-1)).toMatchObject({
      state: 'waiting',
      delayMs: 2_000,
      cause: { name: 'token_refused', code: 4401 },
    });
    time.advanceBy(1_999);
    expect(refresh).toHaveBeenCalledTimes(1);
    time.advanceBy(1);

    expect(refresh).toHaveBeenCalledTimes(2);
  });

  it('a refreshed token that served for long and is refused then is refreshed at once', () => {
    const { session, refresh } = lasting();
    const { time, closes, now, opens } = kept({ session, phaseOf: () => 'authenticated' });
    closes(4401);
    time.advanceBy(0);
    now().next('a');
    time.advanceBy(60_000);

    closes(4401);
    time.advanceBy(0);

    expect(refresh).toHaveBeenCalledTimes(2);
    expect(opens).toHaveLength(3);
  });

  it('a session that cannot refresh waits after a permanent 4401: never a tight loop', () => {
    const { time, closes, opens, errors } = kept({ session: { accessToken: token(0) } });

    for (let attempt = 0; attempt < 10; attempt += 1) {
      closes(4401);
      time.advanceBy(30_000);
    }

    expect(opens.map(({ atMs }) => atMs / 1_000)).toStrictEqual([0, 1, 32, 64, 98, 136, 180, 210, 240, 270, 300]);
    expect(errors).toStrictEqual([]);
  });

  it('a refreshing session waits after a permanent 4401 too', () => {
    const { session, refresh } = lasting();
    const scene = kept({ session });

    let closed = 0;
    for (let second = 0; second < 3_600; second += 1) {
      if (scene.opens.length > closed) {
        closed = scene.opens.length;
        scene.closes(4401);
      }
      scene.time.advanceBy(1_000);
    }

    // 30 s apart, but for the first few.
    expect(scene.opens.length).toBeLessThan(130);
    expect(refresh.mock.calls.length).toBeLessThan(130);
    expect(scene.errors).toStrictEqual([]);
  });

  it('a refused token without a user to it waits', () => {
    const { time, closes, opens } = kept();

    closes(4401);
    time.advanceBy(999);
    expect(opens).toHaveLength(1);
    time.advanceBy(1);

    expect(opens).toHaveLength(2);
  });

  it.each([1002, 1003, 1007, 1009])('%i twice in a row ends as Refused', (code) => {
    const { time, closes, errors, opens } = kept();
    closes(code);
    time.advanceBy(1_000);
    expect(errors).toStrictEqual([]);

    closes(code, 'why');
    time.advanceBy(dayMs);

    expect(errors).toStrictEqual([expect.any(ConnectionError)]);
    expect(errors[0]).toMatchObject({
      _tag: 'Refused',
      closeCode: code,
      cause: { code, message: `closed with ${code} why` },
    });
    expect(opens).toHaveLength(2);
  });

  it('tells classifyClose how far the connection had come, and for how long', () => {
    const seen: CloseInfo[] = [];
    const phases: Record<string, 'open' | 'authenticated'> = { connected: 'open', authenticated: 'authenticated' };
    const { time, now, closes } = kept({
      session: { accessToken: token(0) },
      phaseOf: (frame) => phases[frame],
      retry: {
        classifyClose: (close) => {
          seen.push(close);
          return 'retry';
        },
      },
    });
    const round = (frames: readonly string[], code: number): void => {
      for (const frame of frames) {
        now().next(frame);
        time.advanceBy(1_000);
      }
      closes(code, 'why');
      time.advanceBy(30_000);
    };

    round([], 1006);
    round(['noise'], 1001);
    round(['connected', 'noise', 'noise'], 1001);
    round(['connected', 'authenticated', 'noise'], 4000);
    round(['connected', 'authenticated', 'connected', 'authenticated'], 4000);

    const known = { reason: 'why', tokenSent: true, tokenIsFresh: true };
    expect(seen).toStrictEqual([
      { ...known, code: 1006, wasClean: false, phase: 'connecting', openMs: 0, failuresInARow: 1 },
      { ...known, code: 1001, wasClean: true, phase: 'connecting', openMs: 0, failuresInARow: 2 },
      { ...known, code: 1001, wasClean: true, phase: 'open', openMs: 3_000, failuresInARow: 1 },
      { ...known, code: 4000, wasClean: true, phase: 'authenticated', openMs: 2_000, failuresInARow: 2 },
      { ...known, code: 4000, wasClean: true, phase: 'authenticated', openMs: 1_000, failuresInARow: 3 },
    ]);
  });

  it('by default takes the first frame alone for the connect', () => {
    const { session, refresh } = lasting();
    const { time, now, closes } = kept({ session });
    now().next('a');
    time.advanceBy(60_000);
    now().next('b');

    closes(4000);
    time.advanceBy(1_000);

    expect(refresh).not.toHaveBeenCalled();
  });

  it('judges by the token that a connection of ours was sent: one that never was is not refused', () => {
    const { session, refresh } = lasting();
    const { time, now } = kept({ session });

    for (let attempt = 0; attempt < 3; attempt += 1) {
      now().error(new ConnectionClosed({ code: 1006, message: 'refused before authenticate was sent' }));
      time.advanceBy(30_000);
    }

    expect(refresh).not.toHaveBeenCalled();
  });
});

describe('rule 3: when the token is refreshed', () => {
  it('not while it serves: the same token goes with the next connection', () => {
    const { session, refresh } = lasting();
    const { time, closes, tokens } = kept({ session });

    closes(1001);
    time.advanceBy(1_000);

    expect(tokens()).toStrictEqual([token(0), token(0)]);
    expect(refresh).not.toHaveBeenCalled();
  });

  it('before the first connection when its exp is within 30 s', () => {
    const { time, tokens, states } = kept({
      session: (now) => ({
        accessToken: jwt({ issuedAtMs: now.nowMs() - 870_000 }),
        refreshAccessToken: fresh(now),
      }),
    });
    time.advanceBy(0);

    expect(tokens()).toStrictEqual([token(1, time.nowMs())]);
    expect(states()).toStrictEqual(['refreshing', 'connecting']);
  });

  it('first of all when there is none yet', () => {
    const { time, tokens, states, opens } = kept({ session: (now) => ({ refreshAccessToken: fresh(now) }) });
    expect(opens).toHaveLength(0);
    time.advanceBy(0);

    expect(tokens()).toStrictEqual([token(1, time.nowMs())]);
    expect(states()).toStrictEqual(['refreshing', 'connecting']);
  });

  it('before a reconnect when it can not be read, and not before the first connection', () => {
    const refresh = opaque();
    const { time, tokens, closes } = kept({ session: { accessToken: 'opaque_0', refreshAccessToken: refresh } });
    expect(refresh).not.toHaveBeenCalled();

    closes(1001);
    time.advanceBy(1_000);
    closes(1001);
    time.advanceBy(2_000);

    expect(tokens()).toStrictEqual(['opaque_0', 'opaque_1', 'opaque_2']);
  });

  it('not a second time where a new one has come during the wait', () => {
    const refresh = opaque();
    const { time, tokens, closes, session } = kept({
      session: { accessToken: 'opaque_0', refreshAccessToken: refresh },
    });
    closes(1001);

    time.advanceBy(500);
    session.refresh().subscribe();
    time.advanceBy(500);

    expect(tokens()).toStrictEqual(['opaque_0', 'opaque_1']);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('waits first, then refreshes, then connects', () => {
    const answer$ = new Subject<string>();
    const { time, states, closes, tokens } = kept({
      session: { accessToken: 'opaque_0', refreshAccessToken: () => answer$ },
    });

    closes(1001);
    expect(states()).toStrictEqual(['connecting', 'waiting']);
    time.advanceBy(1_000);
    expect(states()).toStrictEqual(['connecting', 'waiting', 'refreshing']);
    answer$.next('opaque_1');

    expect(states()).toStrictEqual(['connecting', 'waiting', 'refreshing', 'connecting']);
    expect(tokens()).toStrictEqual(['opaque_0', 'opaque_1']);
  });

  it('never at app level', () => {
    const { time, closes, tokens, states } = kept();

    closes(1001);
    time.advanceBy(1_000);

    expect(tokens()).toStrictEqual([undefined, undefined]);
    expect(states()).toStrictEqual(['connecting', 'waiting', 'connecting']);
  });
});

describe('rule 4: when a refresh fails', () => {
  it('by a refusal: signs out once, errors as SignedOut, and opens nothing again', () => {
    const signOut = vi.fn(() => new Promise(() => undefined));
    const { time, closes, errors, opens, subscription } = kept({
      session: {
        accessToken: token(0),
        refreshAccessToken: () => throwError(() => withStatus(401)),
        signOut,
      },
    });

    closes(4401);
    time.advanceBy(dayMs);

    expect(errors).toStrictEqual([expect.any(ConnectionError)]);
    expect(errors[0]).toMatchObject({ _tag: 'SignedOut', cause: { name: 'Error', message: 'no', status: 401 } });
    expect(errors[0]).toHaveProperty('closeCode', undefined);
    expect(signOut).toHaveBeenCalledTimes(1);
    expect(opens).toHaveLength(1);
    expect(subscription.closed).toBe(true);
    expect(time.timersSet()).toBe(0);
  });

  it('by a refusal that REST got: ends the open connection at once', () => {
    const { session, errors, counts, time } = kept({
      session: { accessToken: token(0), refreshAccessToken: () => throwError(() => withStatus(403)) },
    });
    expect(counts.active).toBe(1);

    session.refresh().subscribe({ error: () => undefined });

    expect(errors).toMatchObject([{ _tag: 'SignedOut' }]);
    expect(counts.active).toBe(0);
    expect(time.timersSet()).toBe(0);
  });

  it('by a refusal during a wait: ends the wait', () => {
    const { session, errors, closes, time, opens } = kept({
      session: { accessToken: token(0), refreshAccessToken: () => throwError(() => withStatus(403)) },
    });
    closes(1001);

    session.refresh().subscribe({ error: () => undefined });
    time.advanceBy(dayMs);

    expect(errors).toMatchObject([{ _tag: 'SignedOut' }]);
    expect(opens).toHaveLength(1);
  });

  it('before the subscription: errors at once and opens nothing', () => {
    const time = virtualTime();
    const session = createSession({
      refreshAccessToken: () => throwError(() => withStatus(401)),
      ports: time,
    });
    session.refresh().subscribe({ error: () => undefined });
    let opens = 0;
    const errors: unknown[] = [];

    retryWithRefresh({
      open: () => {
        opens += 1;
        return NEVER;
      },
      session,
      ports: time,
    }).subscribe({ error: (error: unknown) => errors.push(error) });

    expect(errors).toMatchObject([{ _tag: 'SignedOut' }]);
    expect(opens).toBe(0);
  });

  it.each<[string, () => readonly string[]]>([
    [
      'by a fault of the server',
      () => {
        throw withStatus(503);
      },
    ],
    [
      'by a lost network',
      () => {
        throw new TypeError('fetch failed');
      },
    ],
    ['without a token', () => []],
  ])('%s: waits and tries to refresh again, never a sign-out', (_how, failing) => {
    const signOut = vi.fn();
    const refresh = vi.fn(failing);
    const { time, closes, errors, statuses, tokens } = kept({
      session: { accessToken: token(0), refreshAccessToken: refresh, signOut },
    });
    closes(4401);
    time.advanceBy(0);
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(statuses.at(-1)).toMatchObject({
      state: 'waiting',
      attempt: 3,
      delayMs: 2_000,
      cause: { name: 'refresh_failed' },
    });

    time.advanceBy(2_000);
    expect(refresh).toHaveBeenCalledTimes(2);
    refresh.mockImplementation(() => [token(9, time.nowMs())]);
    time.advanceBy(4_000);

    expect(tokens()).toStrictEqual([token(0), token(9, time.nowMs())]);
    expect(signOut).not.toHaveBeenCalled();
    expect(errors).toStrictEqual([]);
  });

  it('by 10 s of silence: waits and tries again', () => {
    const refresh = vi.fn(() => new Promise<string>(() => undefined));
    const { time, statuses, errors } = kept({ session: { refreshAccessToken: refresh } });

    time.advanceBy(10_000);
    expect(statuses.at(-1)).toMatchObject({ state: 'waiting', delayMs: 1_000, cause: { name: 'refresh_failed' } });
    time.advanceBy(1_000);

    expect(refresh).toHaveBeenCalledTimes(2);
    expect(errors).toStrictEqual([]);
  });

  it('over and over: gives up only by maxAttempts', () => {
    const { time, errors } = kept({
      session: { refreshAccessToken: () => throwError(() => withStatus(503)) },
      retry: { maxAttempts: 3 },
    });

    time.advanceBy(dayMs);

    expect(errors).toMatchObject([{ _tag: 'GaveUp', cause: { name: 'refresh_failed', status: 503 } }]);
  });

  it('asks once for the connection and whoever else asks', () => {
    const answer$ = new Subject<string>();
    let asked = 0;
    const { session, tokens, time } = kept({
      session: {
        refreshAccessToken: () => {
          asked += 1;
          return answer$;
        },
      },
    });
    const rest: string[] = [];
    session.refresh().subscribe((each) => rest.push(each));
    time.advanceBy(0);

    answer$.next('opaque_1');

    expect(asked).toBe(1);
    expect(tokens()).toStrictEqual(rest);
  });

  it('takes a refresh that failed inside open for what it is', () => {
    const { now, statuses } = kept();

    now().error(new SessionError('RefreshFailed', { name: 'Error', message: 'offline' }));

    expect(statuses.at(-1)).toMatchObject({ state: 'waiting', cause: { name: 'refresh_failed', message: 'offline' } });
  });
});

describe('rule 5: how long it waits', () => {
  it('grows to 30 s and stays there', () => {
    const { time, closes, opens } = kept();

    for (let attempt = 0; attempt < 8; attempt += 1) {
      closes(1006);
      time.advanceBy(30_000);
    }

    expect(opens).toHaveLength(9);
  });

  it('tells each wait with the attempt that it is for', () => {
    const { time, closes, statuses } = kept({ jitter: 0.5 });
    closes(1006);
    time.advanceBy(500);
    closes(1006);

    expect(statuses).toMatchObject([
      { state: 'connecting', attempt: 1 },
      { state: 'waiting', attempt: 2, delayMs: 500 },
      { state: 'connecting', attempt: 2 },
      { state: 'waiting', attempt: 3, delayMs: 1_000 },
    ]);
  });

  it('begins anew after a connection that lasted 30 s, counted from its first frame', () => {
    const { time, closes, now, statuses } = kept();
    const lasts = (ms: number): void => {
      time.advanceBy(5_000);
      now().next('a');
      time.advanceBy(ms);
      closes(1006);
    };
    lasts(29_999);
    time.advanceBy(1_000);
    lasts(29_999);
    expect(statuses.at(-1)).toMatchObject({ delayMs: 2_000, attempt: 3 });
    time.advanceBy(2_000);

    lasts(30_000);

    expect(statuses.at(-1)).toMatchObject({ delayMs: 1_000, attempt: 2 });
  });

  it('makes at most 10 refreshes in any 60 s, and says that the next one waits', () => {
    const refresh = opaque();
    const { time, statuses, closes, opens } = kept({
      session: { accessToken: 'opaque_0', refreshAccessToken: refresh },
      jitter: 0,
    });

    for (let attempt = 0; attempt < 11; attempt += 1) {
      closes(1006);
      time.advanceBy(1_000);
    }

    expect(refresh).toHaveBeenCalledTimes(10);
    expect(opens).toHaveLength(11);
    expect(statuses.at(-1)).toMatchObject({ state: 'waiting', delayMs: 50_000, cause: { name: 'refresh_limited' } });
    time.advanceBy(49_000);
    expect(statuses.at(-1)).toMatchObject({ state: 'connecting' });
    expect(refresh).toHaveBeenCalledTimes(11);
  });

  it('gives up after maxAttempts connections in a row, with the last cause', () => {
    const { time, closes, errors, opens } = kept({ retry: { maxAttempts: 2 } });
    closes(1006);
    time.advanceBy(1_000);

    closes(1011, 'trouble');
    time.advanceBy(dayMs);

    expect(errors).toMatchObject([
      { _tag: 'GaveUp', closeCode: 1011, message: 'gave up reconnecting: closed with 1011 trouble' },
    ]);
    expect(opens).toHaveLength(2);
    expect(time.timersSet()).toBe(0);
  });
});

describe('what the app does by hand', () => {
  it('signing in ends a wait at once, and needs no refresh', () => {
    const { session: options, refresh } = lasting();
    const { session, closes, time, tokens } = kept({ session: options });
    closes(4401);
    time.advanceBy(0);
    closes(4401);

    session.use('given_by_hand');
    time.advanceBy(0);

    expect(tokens().slice(2)).toStrictEqual(['given_by_hand']);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('leaving ends a wait at once', () => {
    const { session, closes, time, tokens } = kept({ session: { accessToken: token(0) } });
    closes(1006);

    session.use(null);
    time.advanceBy(0);

    expect(tokens()).toStrictEqual([token(0), undefined]);
  });

  it.each([
    ['signing in', 'given_by_hand', 'given_by_hand'],
    ['leaving', null, undefined],
  ])('%s during a refresh goes on at once, whatever comes of the refresh', (_what, used, expected) => {
    for (const outcome of ['token', 'refusal', 'fault']) {
      const answer$ = new Subject<string>();
      const { session, tokens, errors, time, statuses } = kept({ session: { refreshAccessToken: () => answer$ } });
      time.advanceBy(0);

      session.use(used);
      if (outcome === 'token') answer$.next('too late');
      else answer$.error(withStatus(outcome === 'refusal' ? 401 : 503));
      time.advanceBy(dayMs);

      expect(tokens()).toStrictEqual([expected]);
      expect(errors).toStrictEqual([]);
      expect(statuses.at(-1)).toStrictEqual({ state: 'connecting', attempt: 1 });
    }
  });

  it('does not disturb a connection that is open', () => {
    const { session, time, opens } = kept({ session: { accessToken: token(0) } });

    session.use('another');
    time.advanceBy(dayMs);

    expect(opens).toHaveLength(1);
  });
});

describe('rule 9: no token is told', () => {
  it('in no status and no error, whatever a connection ended with', () => {
    const { closes, now, statuses, errors, time } = kept({
      session: { accessToken: 'opaque_0' },
      retry: { maxAttempts: 3 },
    });
    closes(1006, `opaque_0 at wss://x/ws?token=abc`);
    time.advanceBy(1_000);
    now().error(new Error(`opaque_0 and ${jwt()}`));
    time.advanceBy(2_000);
    now().error(new ConnectionClosed({ message: 'opaque_0 refused' }));

    const [error] = errors;
    const told = JSON.stringify([statuses, error, error instanceof Error ? [error.message, error.stack] : '']);
    expect(errors).toHaveLength(1);
    expect(told).toContain('***');
    expect(told).not.toMatch(/opaque_0|eyJ|token=abc/);
  });
});

describe('rule 10: a connection that was given up', () => {
  it('tells nothing more', () => {
    const { now, closes, heard, time } = kept();
    const former = now();
    former.next('a');
    closes(1006);
    time.advanceBy(1_000);

    former.next('too late');

    expect(heard).toStrictEqual(['a']);
  });
});

describe('rule 11: unsubscribing lets go of everything', () => {
  it.each<[string, (scene: ReturnType<typeof kept>) => void]>([
    ['while connected', () => undefined],
    [
      'while waiting',
      ({ closes }) => {
        closes(1006);
      },
    ],
    [
      'while a refresh waits for its turn',
      (scene) => {
        for (let attempt = 0; attempt < 11; attempt += 1) {
          scene.closes(4401);
          scene.time.advanceBy(scene.opens.length > 10 ? 0 : 1);
        }
      },
    ],
  ])('%s', (_when, act) => {
    const scene = kept({ session: { accessToken: 'opaque_0', refreshAccessToken: opaque() }, jitter: 0 });
    act(scene);

    scene.subscription.unsubscribe();

    expect(scene.time.timersSet()).toBe(0);
    expect(scene.counts.active).toBe(0);
  });
});

describe('over 2,000 reconnects', () => {
  it('nothing grows: one connection, one timer and the same stack at the last as at the first', () => {
    const time = virtualTime();
    const reconnects = 2_000;
    const seen = { opens: 0, active: 0, mostActive: 0, mostTimers: 0 };
    const depths: number[] = [];

    retryWithRefresh({
      open: () =>
        defer(() => {
          seen.opens += 1;
          seen.active += 1;
          seen.mostActive = Math.max(seen.mostActive, seen.active);
          seen.mostTimers = Math.max(seen.mostTimers, time.timersSet());
          if (seen.opens % 500 === 2) depths.push(stackDepth());
          return seen.opens > reconnects ? NEVER : EMPTY;
        }).pipe(
          finalize(() => {
            seen.active -= 1;
          }),
        ),
      retry: { initialMs: 0 },
      ports: time,
    }).subscribe();
    time.advanceBy(1);

    expect(seen).toStrictEqual({ opens: reconnects + 1, active: 1, mostActive: 1, mostTimers: 1 });
    expect(new Set(depths).size).toBe(1);
    expect(time.timersSet()).toBe(0);
  });
});

/** How many calls deep this runs. */
function stackDepth(): number {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 10_000;
  const depth = (new Error('here').stack ?? '').split('\n').length;
  Error.stackTraceLimit = limit;
  return depth;
}
