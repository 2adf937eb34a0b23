import { createSession, SessionError, type Locks, type Session, type SessionOptions } from 'agg-rx';
import { jwt } from 'agg-rx/testing';
import { catchError, defer, lastValueFrom, NEVER, of, type Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { virtualTime } from '../support/virtualTime.js';

/** Locks as a browser's tabs share them: granted in turn, never at once. */
function sharedLocks(): Locks & { readonly asked: readonly string[]; readonly waiting: () => number } {
  const turns = new Map<string, Promise<void>>();
  const asked: string[] = [];
  let waiting = 0;
  return {
    asked,
    waiting: () => waiting,
    request: async (name, { signal }, whileHeld) => {
      asked.push(name);
      waiting += 1;
      const before = turns.get(name);
      const mine = (async () => {
        await before;
        waiting -= 1;
        if (!signal.aborted) await whileHeld();
      })();
      turns.set(name, mine);
      await mine;
      signal.throwIfAborted();
    },
  };
}

/** A server whose refresh tokens are good for one time, and the place where the tabs of one user keep theirs. */
function rotatingTokens() {
  let current = 1;
  let stored = 1;
  /** As an app would have it: reads what the tabs share when it is called, and stores what comes of it. */
  const refreshAccessToken = async (): Promise<string> => {
    const spent = stored;
    await Promise.resolve();
    if (spent !== current) throw Object.assign(new Error('this refresh token has been spent'), { status: 401 });
    current += 1;
    await Promise.resolve();
    stored = current;
    return jwt({ serial: current });
  };
  return { refreshAccessToken };
}

/** What comes of a refresh: `token`, or the tag of its error. */
const outcomeOf = (session: Session): Promise<string> =>
  lastValueFrom(
    session
      .refresh()
      .pipe(catchError((error: unknown) => of(error instanceof SessionError ? error._tag : 'unforeseen'))),
  ).then((outcome) => (outcome === 'SignedOut' || outcome === 'RefreshFailed' ? outcome : 'token'));

/** All that promises have to do at once has been done. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function tabs(options: SessionOptions) {
  const time = virtualTime();
  const locks = sharedLocks();
  const open = (more: SessionOptions = {}): Session =>
    createSession({ accessToken: jwt(), ...options, ...more, ports: { scheduler: time.scheduler, locks } });
  return { time, locks, open };
}

describe('two tabs that share one rotating refresh token', () => {
  it('without a lock spend it twice, and one of them is signed out', async () => {
    const { open } = tabs(rotatingTokens());

    expect(await Promise.all([open(), open()].map(outcomeOf))).toStrictEqual(['token', 'SignedOut']);
  });

  it('with a lock refresh one after the other', async () => {
    const { open, locks } = tabs({ ...rotatingTokens(), refreshLock: 'shop' });

    expect(await Promise.all([open(), open()].map(outcomeOf))).toStrictEqual(['token', 'token']);
    expect(locks.asked).toStrictEqual(['agg-rx:refresh:shop', 'agg-rx:refresh:shop']);
  });

  it('with locks of different names do not wait for one another', async () => {
    const { open } = tabs({ refreshAccessToken: () => NEVER });
    void outcomeOf(open({ refreshLock: 'one' }));

    expect(await outcomeOf(open({ refreshLock: 'two', refreshAccessToken: () => of('token') }))).toBe('token');
  });

  it('take no lock where the app has named none', async () => {
    const { open, locks } = tabs(rotatingTokens());

    await outcomeOf(open());

    expect(locks.asked).toStrictEqual([]);
  });
});

describe('a tab that waits for another', () => {
  /** One tab refreshes and never comes to an end; the other waits for it. */
  function stuck() {
    const asked: string[] = [];
    const refresherOf = (tab: string, answer$: Observable<string>) => () =>
      defer(() => {
        asked.push(tab);
        return answer$;
      });
    const { time, locks, open } = tabs({ refreshLock: 'shop' });
    const holder = open({ refreshAccessToken: refresherOf('holder', NEVER), refreshTimeoutMs: 30_000 });
    const waiter = open({ refreshAccessToken: refresherOf('waiter', of('token_2')) });
    return { time, locks, holder, waiter, asked };
  }

  it('does so for 10 s and no longer: that is a fault, and no sign-out', async () => {
    const { time, holder, waiter, asked } = stuck();
    void outcomeOf(holder);
    const waited = outcomeOf(waiter);
    await settled();

    time.advanceBy(10_000);

    expect(await waited).toBe('RefreshFailed');
    expect(waiter.state().level).toBe('user');
    expect(asked).toStrictEqual(['holder']);
  });

  it('and has given up takes no lock any more', async () => {
    const { time, locks, holder, waiter, asked } = stuck();
    const held = outcomeOf(holder);
    const waited = outcomeOf(waiter);
    await settled();
    time.advanceBy(10_000);
    await waited;

    time.advanceBy(20_000);
    await held;
    await settled();

    expect(asked).toStrictEqual(['holder']);
    expect(locks.waiting()).toBe(0);
  });

  it('goes on when the refresh of the other times out', async () => {
    const { time, open } = tabs({ refreshLock: 'shop' });
    const held = outcomeOf(open({ refreshAccessToken: () => NEVER, refreshTimeoutMs: 5_000 }));
    const waited = outcomeOf(open({ refreshAccessToken: () => of('token_2') }));
    await settled();

    time.advanceBy(5_000);

    expect(await held).toBe('RefreshFailed');
    expect(await waited).toBe('token');
    expect(time.timersSet()).toBe(0);
  });

  it('asks for nobody who has left meanwhile', async () => {
    const { time, open } = tabs({ refreshLock: 'shop' });
    let asked = 0;
    void outcomeOf(open({ refreshAccessToken: () => NEVER, refreshTimeoutMs: 5_000 }));
    const waiter = open({
      refreshAccessToken: () => {
        asked += 1;
        return of('token_2');
      },
    });
    const waited = outcomeOf(waiter);
    await settled();
    waiter.use(null);

    time.advanceBy(5_000);

    expect(await waited).toBe('SignedOut');
    expect(asked).toBe(0);
  });

  it('is given the token of who has signed in meanwhile, and asks for none', async () => {
    const { time, open } = tabs({ refreshLock: 'shop' });
    let asked = 0;
    void outcomeOf(open({ refreshAccessToken: () => NEVER, refreshTimeoutMs: 5_000 }));
    const waiter = open({
      refreshAccessToken: () => {
        asked += 1;
        return of('token_2');
      },
    });
    const token = lastValueFrom(waiter.refresh());
    await settled();
    waiter.use('token_3');

    time.advanceBy(5_000);

    expect(await token).toBe('token_3');
    expect(asked).toBe(0);
  });
});

describe('a platform', () => {
  it('without locks refreshes as ever', async () => {
    const session = createSession({
      accessToken: jwt(),
      refreshAccessToken: () => of('token_2'),
      refreshLock: 'shop',
      ports: { ...virtualTime(), locks: undefined },
    });

    expect(await outcomeOf(session)).toBe('token');
  });

  it('that grants no lock, as in a sandboxed frame, refreshes without', async () => {
    const locks: Locks = { request: () => Promise.reject(new DOMException('no', 'SecurityError')) };
    const session = createSession({
      accessToken: jwt(),
      refreshAccessToken: () => of('token_2'),
      refreshLock: 'shop',
      ports: { ...virtualTime(), locks },
    });

    expect(await outcomeOf(session)).toBe('token');
  });
});
