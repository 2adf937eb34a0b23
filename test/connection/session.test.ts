import { createSession, SessionError, type Session, type SessionOptions, type SessionState } from 'agg-rx';
import { jwt } from 'agg-rx/testing';
import { EMPTY, NEVER, Observable, of, retry, skip, Subject, switchMap, throwError, type ObservableInput } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../src/connection/handshake.js';
import { virtualTime } from '../support/virtualTime.js';

/** A session on virtual time whose refreshes the test answers one by one. */
function scripted(options: Omit<SessionOptions, 'refreshAccessToken' | 'ports'> = { accessToken: 'token_0' }) {
  const time = virtualTime();
  const asked: Subject<string>[] = [];
  const signOut = vi.fn();
  const session = createSession({
    signOut,
    ...options,
    refreshAccessToken: () => {
      const answer$ = new Subject<string>();
      asked.push(answer$);
      return answer$;
    },
    ports: time,
  });
  /** The answer to the refresh asked for last. */
  const answer = (): Subject<string> => {
    const answer$ = asked.at(-1);
    if (answer$ === undefined) throw new Error('no refresh has been asked for');
    return answer$;
  };
  return { time, session, asked, answer, signOut };
}

/** A session that asks `refreshAccessToken` for its token. */
function asking(refreshAccessToken: () => ObservableInput<string>, options: SessionOptions = {}) {
  const time = virtualTime();
  const signOut = vi.fn();
  return { time, signOut, session: createSession({ signOut, ...options, refreshAccessToken, ports: time }) };
}

const ended = 'complete';

/** Everything that one `refresh()` tells. */
function refreshed(session: Session) {
  const heard: (string | SessionError)[] = [];
  const subscription = session.refresh().subscribe({
    next: (token) => heard.push(token),
    error: (error: unknown) => {
      if (error instanceof SessionError) heard.push(error);
      else throw error;
    },
    complete: () => heard.push(ended),
  });
  return { heard, subscription };
}

const failed = (tag: SessionError['_tag']) => expect.objectContaining({ _tag: tag }) as unknown;
const withStatus = (status: number, message = 'no'): Error => Object.assign(new Error(message), { status });
const levels = (session: Session): SessionState['level'][] => {
  const seen: SessionState['level'][] = [];
  session.state$.subscribe(({ level }) => seen.push(level));
  return seen;
};
const microtasks = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

describe('createSession', () => {
  it('begins with the token given, at user level', () => {
    const { session, asked } = scripted({ accessToken: 'token_0' });

    expect(session.state()).toMatchObject({ level: 'user', signIn: 1, token: { value: 'token_0', origin: 'given' } });
    expect(session.canRefresh).toBe(true);
    expect(asked).toHaveLength(0);
  });

  it('begins at user level without a token where there is a way to get one', () => {
    expect(scripted({}).session.state()).toStrictEqual({ level: 'user', signIn: 1 });
  });

  it('begins at app level without both', () => {
    const session = createSession();

    expect(session.state()).toStrictEqual({ level: 'app' });
    expect(session.canRefresh).toBe(false);
    expect(refreshed(session).heard).toStrictEqual([failed('SignedOut')]);
  });

  it('cannot refresh a token that came without a way to get another', () => {
    const session = createSession({ accessToken: 'token_0' });

    expect(refreshed(session).heard).toStrictEqual([failed('SignedOut')]);
    expect(session.state().level).toBe('user');
  });
});

describe('session.refresh', () => {
  it('asks when it is subscribed, not when it is called', () => {
    const { session, asked } = scripted();

    void session.refresh();

    expect(asked).toHaveLength(0);
  });

  it('runs once at a time, whoever asks: all get the one token', () => {
    const { session, asked, answer, time } = scripted();

    const first = refreshed(session);
    const second = refreshed(session);
    answer().next('token_1');
    const afterwards = refreshed(session);

    expect(asked).toHaveLength(2);
    expect(first.heard).toStrictEqual(['token_1', ended]);
    expect(second.heard).toStrictEqual(['token_1', ended]);
    expect(afterwards.heard).toStrictEqual([]);
    expect(session.state()).toMatchObject({
      signIn: 1,
      token: { value: 'token_1', origin: 'refreshed', signIn: 1, receivedAtMs: time.nowMs() },
    });
  });

  it('shares the flight with whoever asks on seeing the new token', () => {
    const { session, asked, answer } = scripted();
    const again: string[] = [];
    refreshed(session);
    session.state$
      .pipe(
        skip(1),
        switchMap(() => session.refresh()),
      )
      .subscribe((token) => again.push(token));

    answer().next('token_1');

    expect(asked).toHaveLength(1);
    expect(again).toStrictEqual(['token_1']);
  });

  it('asks anew when it is asked again on hearing of a failure', () => {
    const { session, asked, answer } = scripted();
    const heard: string[] = [];
    session
      .refresh()
      .pipe(retry(1))
      .subscribe((token) => heard.push(token));

    answer().error(withStatus(503));
    expect(asked).toHaveLength(2);
    answer().next('token_1');

    expect(heard).toStrictEqual(['token_1']);
  });

  it('takes a promise', async () => {
    const { session } = asking(() => Promise.resolve('token_1'));

    const { heard } = refreshed(session);
    await microtasks();

    expect(heard).toStrictEqual(['token_1', ended]);
  });

  it('takes an observable that answers at once, and leaves the rest of it', () => {
    const { session, time } = asking(() => of('token_1', 'token_2'));

    expect(refreshed(session).heard).toStrictEqual(['token_1', ended]);
    expect(session.state()).toMatchObject({ token: { value: 'token_1' } });
    expect(time.timersSet()).toBe(0);
  });

  it('goes on when nobody listens any more: a rotating refresh token may already be spent', () => {
    const { session, answer, asked } = scripted();

    refreshed(session).subscription.unsubscribe();
    expect(answer().observed).toBe(true);
    answer().next('token_1');

    expect(asked).toHaveLength(1);
    expect(session.state()).toMatchObject({ token: { value: 'token_1' } });
  });

  describe('when it is refused', () => {
    it.each([400, 401, 403])('with a status of %i signs out, once, for everyone', (status) => {
      const { session, answer, signOut } = scripted();
      const seen = levels(session);
      const first = refreshed(session);
      const second = refreshed(session);

      answer().error(withStatus(status, 'refresh token expired'));

      const cause = { name: 'Error', message: 'refresh token expired', status };
      expect(first.heard).toStrictEqual([failed('SignedOut')]);
      expect(second.heard).toStrictEqual(first.heard);
      expect(first.heard[0]).toMatchObject({ cause, message: 'signed out: refresh token expired' });
      expect(session.state()).toStrictEqual({ level: 'signed_out', cause });
      expect(seen).toStrictEqual(['user', 'signed_out']);
      expect(signOut).toHaveBeenCalledTimes(1);
    });

    it('tells whoever asks later, and asks for no token any more', () => {
      const { session, answer, asked, signOut } = scripted();
      refreshed(session);
      answer().error(withStatus(401));

      expect(refreshed(session).heard).toStrictEqual([failed('SignedOut')]);
      expect(asked).toHaveLength(1);
      expect(signOut).toHaveBeenCalledTimes(1);
    });

    it('is usable again with another token, and may be refused again', () => {
      const { session, answer, signOut } = scripted();
      refreshed(session);
      answer().error(withStatus(401));

      session.use('token_9');
      expect(session.state()).toMatchObject({ level: 'user', signIn: 2, token: { value: 'token_9' } });
      const { heard } = refreshed(session);
      answer().next('token_10');
      expect(heard).toStrictEqual(['token_10', ended]);

      refreshed(session);
      answer().error(withStatus(401));
      expect(signOut).toHaveBeenCalledTimes(2);
    });

    it.each<[string, () => unknown]>([
      [
        'throws',
        () => {
          throw new Error('sign-out failed');
        },
      ],
      ['rejects', () => Promise.reject(new Error('sign-out failed'))],
      ['errors', () => throwError(() => new Error('sign-out failed'))],
      ['never ends', () => NEVER],
      ['gives nothing', () => undefined],
    ])('does not mind a signOut that %s', async (_what, signOut) => {
      const { session } = asking(() => throwError(() => withStatus(401)), { accessToken: 'token_0', signOut });

      expect(refreshed(session).heard).toStrictEqual([failed('SignedOut')]);
      await microtasks();
      expect(session.state().level).toBe('signed_out');
    });

    it('runs a signOut that is an observable', () => {
      const run = vi.fn();
      const { session } = asking(() => throwError(() => withStatus(401)), {
        accessToken: 'token_0',
        signOut: () =>
          new Observable(() => {
            run();
          }),
      });

      refreshed(session);

      expect(run).toHaveBeenCalledTimes(1);
    });

    it('does without a signOut', () => {
      const time = virtualTime();
      const session = createSession({ refreshAccessToken: () => throwError(() => withStatus(401)), ports: time });

      expect(refreshed(session).heard).toStrictEqual([failed('SignedOut')]);
      expect(session.state().level).toBe('signed_out');
    });
  });

  describe('when it fails for another reason', () => {
    it.each<[string, () => ObservableInput<string>]>([
      ['an error without a status', () => throwError(() => new Error('offline'))],
      ['a status of 500', () => throwError(() => withStatus(500))],
      ['a status of 429', () => throwError(() => withStatus(429))],
      ['a status that is a text', () => throwError(() => Object.assign(new Error('no'), { status: '401' }))],
      [
        'an exception',
        () => {
          throw new Error('offline');
        },
      ],
      ['an observable that ends without a token', () => EMPTY],
      ['an empty text', () => of('')],
      ['a value that is no text', () => of(null as unknown as string)],
      ['something that is no ObservableInput', () => 7 as unknown as ObservableInput<string>],
    ])('%s is a fault that may pass, never a sign-out', (_what, refreshAccessToken) => {
      const { session, signOut, time } = asking(refreshAccessToken, { accessToken: 'token_0' });

      expect(refreshed(session).heard).toStrictEqual([failed('RefreshFailed')]);
      expect(session.state()).toMatchObject({ level: 'user', token: { value: 'token_0' } });
      expect(signOut).not.toHaveBeenCalled();
      expect(time.timersSet()).toBe(0);
    });

    it('a rejected promise too', async () => {
      const { session, signOut } = asking(() => Promise.reject(new Error('offline')));

      const { heard } = refreshed(session);
      await microtasks();

      expect(heard).toStrictEqual([failed('RefreshFailed')]);
      expect(signOut).not.toHaveBeenCalled();
    });

    it('10 s without an answer too, and an answer that comes later is not taken', () => {
      const { session, answer, asked, time, signOut } = scripted();
      const { heard } = refreshed(session);

      time.advanceBy(9_999);
      expect(heard).toStrictEqual([]);
      time.advanceBy(1);
      answer().next('token_1');

      expect(heard).toStrictEqual([failed('RefreshFailed')]);
      expect(session.state()).toMatchObject({ token: { value: 'token_0' } });
      expect(signOut).not.toHaveBeenCalled();
      refreshed(session);
      expect(asked).toHaveLength(2);
    });

    it('the time-out is the caller’s to set', () => {
      const { session, time } = scripted({ accessToken: 'token_0', refreshTimeoutMs: 100 });
      const { heard } = refreshed(session);

      time.advanceBy(100);

      expect(heard).toStrictEqual([failed('RefreshFailed')]);
    });
  });

  describe('isRefusal', () => {
    const error = Object.assign(new Error('no'), { status: 401, kind: 'expired' });

    it('decides alone what a refusal is', () => {
      const isRefusal = vi.fn(() => false);
      const { session, answer } = scripted({ accessToken: 'token_0', isRefusal });
      const { heard } = refreshed(session);

      answer().error(error);

      expect(heard).toStrictEqual([failed('RefreshFailed')]);
      expect(isRefusal).toHaveBeenCalledWith(error);
    });

    it('can take an error without a status for one', () => {
      const { session, answer } = scripted({ accessToken: 'token_0', isRefusal: () => true });
      const { heard } = refreshed(session);

      answer().error(new Error('expired'));

      expect(heard).toStrictEqual([failed('SignedOut')]);
    });

    it('has refused nobody when it throws', () => {
      const isRefusal = (): boolean => {
        throw new Error('token_0 is not to be seen');
      };
      const { session, answer, signOut } = scripted({ accessToken: 'token_0', isRefusal });
      const { heard } = refreshed(session);

      answer().error(error);

      expect(heard).toStrictEqual([failed('RefreshFailed')]);
      expect(signOut).not.toHaveBeenCalled();
    });
  });

  describe('while the app signs in or out by hand', () => {
    it('gives the token that the app gave, not its own', () => {
      const { session, answer } = scripted();
      const { heard } = refreshed(session);

      session.use('token_9');
      answer().next('token_1');

      expect(heard).toStrictEqual(['token_9', ended]);
      expect(session.state()).toMatchObject({ signIn: 2, token: { value: 'token_9', origin: 'given' } });
    });

    it('does not sign the new user out when the former is refused', () => {
      const { session, answer, signOut } = scripted();
      const { heard } = refreshed(session);

      session.use('token_9');
      answer().error(withStatus(401));

      expect(heard).toStrictEqual([failed('RefreshFailed')]);
      expect(session.state()).toMatchObject({ token: { value: 'token_9' } });
      expect(signOut).not.toHaveBeenCalled();
    });

    it('gives no token when the user has left, and brings nobody back', () => {
      const { session, answer, signOut } = scripted();
      const { heard } = refreshed(session);

      session.use(null);
      answer().next('token_1');

      expect(heard).toStrictEqual([failed('SignedOut')]);
      expect(session.state()).toStrictEqual({ level: 'app' });
      expect(signOut).not.toHaveBeenCalled();
    });
  });

  describe('at most 10 in any 60 s', () => {
    /** Refreshes as often as said, each answered at once. */
    const storm = (session: Session, times: number): void => {
      for (let time = 0; time < times; time += 1) refreshed(session);
    };

    it('lets the eleventh wait until the first is 60 s old', () => {
      const ask = vi.fn(() => ['token_1']);
      const { session, time } = asking(ask);
      storm(session, 5);
      time.advanceBy(20_000);
      storm(session, 5);
      expect(session.refreshDelayMs()).toBe(40_000);

      const eleventh = refreshed(session);
      time.advanceBy(39_999);
      expect(eleventh.heard).toStrictEqual([]);
      expect(ask).toHaveBeenCalledTimes(10);
      time.advanceBy(1);

      expect(eleventh.heard).toStrictEqual(['token_1', ended]);
      expect(session.refreshDelayMs()).toBe(0);
    });

    it('makes one refresh of all that wait', () => {
      const ask = vi.fn(() => ['token_1']);
      const { session, time } = asking(ask);
      storm(session, 10);

      const waiting = [refreshed(session), refreshed(session)];
      time.advanceBy(60_000);

      expect(waiting.map(({ heard }) => heard)).toStrictEqual([
        ['token_1', ended],
        ['token_1', ended],
      ]);
      expect(ask.mock.calls.length).toBeLessThanOrEqual(12);
    });

    it('never makes more than 10 in a window, however often it is asked', () => {
      const atMs: number[] = [];
      const { session, time } = asking(() => {
        atMs.push(time.nowMs());
        return throwError(() => withStatus(503));
      });

      for (let second = 0; second < 300; second += 1) {
        if (session.refreshDelayMs() === 0) refreshed(session);
        time.advanceBy(1_000);
      }

      expect(atMs.length).toBe(50);
      for (const [index, at] of atMs.slice(10).entries())
        expect(at - (atMs[index] ?? 0)).toBeGreaterThanOrEqual(60_000);
    });

    it('lets go of the wait when it is unsubscribed', () => {
      const ask = vi.fn(() => ['token_1']);
      const { session, time } = asking(ask);
      storm(session, 10);

      refreshed(session).subscription.unsubscribe();

      expect(time.timersSet()).toBe(0);
      time.advanceBy(60_000);
      expect(ask).toHaveBeenCalledTimes(10);
    });

    it('asks for nobody who left during the wait', () => {
      const ask = vi.fn(() => ['token_1']);
      const { session, time } = asking(ask);
      storm(session, 10);
      const { heard } = refreshed(session);

      session.use(null);
      time.advanceBy(60_000);

      expect(heard).toStrictEqual([failed('SignedOut')]);
      expect(ask).toHaveBeenCalledTimes(10);
    });
  });
});

describe('session.use', () => {
  it('counts each sign-in and tells of it', () => {
    const { session } = scripted({ accessToken: 'token_0' });
    const seen = levels(session);

    session.use('token_1');
    session.use(null);
    session.use('token_2');

    expect(seen).toStrictEqual(['user', 'user', 'app', 'user']);
    expect(session.state()).toMatchObject({ level: 'user', signIn: 3, token: { value: 'token_2', signIn: 3 } });
  });
});

describe('session.mayServe', () => {
  const answer = (signIn: number, userId: string): Answer => ({
    signIn,
    result: { _tag: 'Right', right: { userId } },
  });
  const refused: Answer = { signIn: 2, result: { _tag: 'Left', left: { name: 'rejected', message: 'no' } } };

  it('takes any user for the token’s before the gateway has told who that is', () => {
    expect(createSession({ accessToken: 'token_0' }).mayServe('u1')).toBe(true);
  });

  it('takes the user for it whom the gateway has told, and no other', () => {
    const session = createSession({ accessToken: 'token_0' });

    session.answered(answer(1, 'u1'));

    expect(session.mayServe('u1')).toBe(true);
    expect(session.mayServe('u2')).toBe(false);
  });

  it.each<[string, readonly Answer[]]>([
    ['not yet answered', []],
    ['refused', [refused]],
  ])('does not take a newer token, %s, for the user’s before', (_, answers) => {
    const session = createSession({ accessToken: 'token_0' });
    session.answered(answer(1, 'u1'));

    session.use('token_1');
    answers.forEach(session.answered);

    expect(session.mayServe('u1')).toBe(false);
  });

  it('takes it for whoever it has signed in, the same user or another', () => {
    const session = createSession({ accessToken: 'token_0' });
    session.answered(answer(1, 'u1'));
    session.use('token_1');

    session.answered(answer(2, 'u1'));
    expect(session.mayServe('u1')).toBe(true);
    session.use('token_2');
    session.answered(answer(3, 'u2'));

    expect(session.mayServe('u1')).toBe(false);
    expect(session.mayServe('u2')).toBe(true);
  });

  it('is told nothing by a late answer to an older sign-in', () => {
    const session = createSession({ accessToken: 'token_0' });
    session.use('token_1');
    session.answered(answer(2, 'u2'));

    session.answered(answer(1, 'u1'));

    expect(session.mayServe('u2')).toBe(true);
  });
});

describe('no token is told', () => {
  it('hides every token held, former ones too, and any JWT', () => {
    const { session, answer } = scripted({ accessToken: 'opaque_0' });
    refreshed(session);
    answer().next('opaque_1');
    session.use('opaque_2');

    expect(session.redact(`opaque_0 opaque_1 opaque_2 ${jwt()} other`)).toBe('*** *** *** *** other');
  });

  it.each([
    ['a fault', 503],
    ['a refusal', 401],
  ])('not in the error of %s, whatever the caller put into theirs', (_what, status) => {
    const { session, answer } = scripted({ accessToken: 'opaque_0' });
    const { heard } = refreshed(session);
    const error = Object.assign(withStatus(status, `Bearer opaque_0 refused at https://api/?token=abc ${jwt()}`), {
      name: 'opaque_0',
      accessToken: 'opaque_0',
    });

    answer().error(error);

    const [told] = heard;
    const all = told instanceof SessionError ? [told.message, told.stack, JSON.stringify(told)].join() : '';
    expect(told).toMatchObject({
      cause: { name: '***', message: 'Bearer *** refused at https://api/?token=*** ***' },
    });
    expect(all).not.toMatch(/opaque_0|eyJ|token=abc/);
    expect(JSON.stringify(session.state())).not.toMatch(status === 401 ? /opaque_0|eyJ/ : /eyJ/);
  });
});
