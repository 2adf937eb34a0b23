import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAccessToken, type AccessToken } from '../../src/connection/accessToken.js';
import {
  advance,
  isAnonymous,
  openingLine,
  type Line,
  type LineCommand,
  type LineEvent,
} from '../../src/connection/handshake.js';

const token = (value: string, signIn = 1): AccessToken =>
  readAccessToken(value, { origin: 'given', signIn, receivedAtMs: 0 });
const t1 = token('t1');
const t2 = token('t2');
const other = token('other', 2);

const connected: LineEvent = { type: 'connected' };
const connectedAs = (userId: string): LineEvent => ({ type: 'connected', userId });
const authenticated = (userId: string): LineEvent => ({ type: 'authenticated', userId });
const error: LineEvent = { type: 'error', message: 'bad token', othersWait: false };
const errorOfSome: LineEvent = { type: 'error', message: 'limit', othersWait: true };
const got = (newer: AccessToken): LineEvent => ({ type: 'token', token: newer });
const refreshFailed: LineEvent = { type: 'refresh_failed', cause: { name: 'Error', message: 'offline' } };

const authenticate = (asked: AccessToken): LineCommand => ({ do: 'authenticate', token: asked });
const announceApp: LineCommand = { do: 'announce' };
const announce = (userId: string): LineCommand => ({ do: 'announce', userId });
const signedIn = (userId: string, signIn = 1): LineCommand => ({
  do: 'answer',
  answer: { signIn, result: { _tag: 'Right', right: { userId } } },
});
const refusedWith = (name: string, message: string, signIn = 1): LineCommand => ({
  do: 'answer',
  answer: { signIn, result: { _tag: 'Left', left: { name, message } } },
});
const refresh: LineCommand = { do: 'refresh' };
const replaceRefused: LineCommand = { do: 'replace', why: 'token_refused', next: 'refresh' };
const replaceSwitched: LineCommand = { do: 'replace', why: 'user_switched', next: 'at_once' };

const inUrl = openingLine({ inUrl: t1 });
const inMessage = openingLine({ inMessage: t1 });
const bare = openingLine({});

/** The line after some events, and what the last of them commanded. */
function play(line: Line, events: readonly LineEvent[], canRefresh = true): readonly [Line, readonly LineCommand[]] {
  return events.reduce<readonly [Line, readonly LineCommand[]]>(
    ([before], event) => {
      const [after, ...commands] = advance(before, event, canRefresh);
      return [after, commands];
    },
    [line, []],
  );
}

describe('advance', () => {
  it.each<[string, Line, readonly LineEvent[], readonly LineCommand[]]>([
    ['a token in the URL signs in with connected', inUrl, [connectedAs('u1')], [announce('u1'), signedIn('u1')]],
    [
      'a token for a message is sent once the gateway has spoken',
      inMessage,
      [connected],
      [announceApp, authenticate(t1)],
    ],
    ['a line without a token opens at app level', bare, [connected], [announceApp]],
    ['rule 6: a token in the URL and no userId is refreshed once', inUrl, [connected], [announceApp, refresh]],
    ['rule 6: the refreshed token is tried in place', inUrl, [connected, got(t2)], [authenticate(t2)]],
    [
      'rule 6: refused again, the socket is replaced',
      inUrl,
      [connected, got(t2), error],
      [refusedWith('rejected', 'bad token'), replaceRefused],
    ],
    [
      'rule 6: a refresh that fails replaces the socket',
      inUrl,
      [connected, refreshFailed],
      [refusedWith('Error', 'offline'), replaceRefused],
    ],
    [
      'rule 6: the second try may succeed',
      inUrl,
      [connected, got(t2), authenticated('u1')],
      [announce('u1'), signedIn('u1')],
    ],
    ['rule 6: an error while authenticate alone waits is its answer', inMessage, [connected, error], [refresh]],
    ['rule 6: an error while others wait is not', inMessage, [connected, errorOfSome], []],
    ['an error when nothing waits is nothing', bare, [connected, error], []],
    ['an error before connected is nothing', inUrl, [error], []],
    ['an error while the token is being refreshed is about something else', inUrl, [connected, error], []],
    ['a refresh that fails when none was asked for is nothing', bare, [connected, refreshFailed], []],
    ['a token that comes while opening waits for connected', inUrl, [got(t2)], []],
    [
      'the newer token is sent once the one in the URL has signed in',
      inUrl,
      [got(t2), connectedAs('u1')],
      [announce('u1'), signedIn('u1'), authenticate(t2)],
    ],
    [
      'the newer token is sent instead of refreshing the one in the URL',
      inUrl,
      [got(t2), connected],
      [announceApp, authenticate(t2)],
    ],
    ['a newer token is sent in place', inUrl, [connectedAs('u1'), got(t2)], [authenticate(t2)]],
    ['a newer token waits for the answer to the one before', inMessage, [connected, got(t2)], []],
    [
      'a newer token is tried when the one before is refused',
      inMessage,
      [connected, got(t2), error],
      [authenticate(t2)],
    ],
    ['the newest of several waits', inMessage, [connected, got(t2), got(other), error], [authenticate(other)]],
    ['a sign-in by hand during the repair is a new first try', inUrl, [connected, got(other), error], [refresh]],
    [
      'a renewal for the same user announces and answers',
      inUrl,
      [connectedAs('u1'), got(t2), authenticated('u1')],
      [announce('u1'), signedIn('u1')],
    ],
    [
      'another user on a line that had one replaces the socket',
      inUrl,
      [connectedAs('u1'), got(other), authenticated('u2')],
      [signedIn('u2', 2), replaceSwitched],
    ],
    [
      'another user out of nowhere replaces the socket',
      inUrl,
      [connectedAs('u1'), authenticated('u2')],
      [replaceSwitched],
    ],
    ['a first user on an app-level line replaces nothing', bare, [connected, authenticated('u1')], [announce('u1')]],
    [
      'a late authenticated during the repair counts',
      inUrl,
      [connected, authenticated('u1')],
      [announce('u1'), signedIn('u1')],
    ],
    ['connected said twice answers nothing', inMessage, [connected, connected], []],
    ['connected said twice signs nobody out', inUrl, [connectedAs('u1'), connected], []],
    ['connected said twice signs nobody in', inUrl, [connectedAs('u1'), connectedAs('u2')], []],
  ])('%s', (_rule, line, events, commands) => {
    expect(play(line, events)[1]).toStrictEqual(commands);
  });

  it('answers a refusal at once where there is no way to refresh, and stays at the level that it had', () => {
    const [line, commands] = play(inUrl, [connected], false);

    expect(commands).toStrictEqual([announceApp, refusedWith('rejected', 'the gateway opened without a user')]);
    expect(line).toStrictEqual({ phase: 'app', userId: undefined, waiting: undefined });
    expect(play(inUrl, [connectedAs('u1'), got(t2), error], false)).toStrictEqual([
      { phase: 'user', userId: 'u1', waiting: undefined },
      [refusedWith('rejected', 'bad token')],
    ]);
  });

  it('gives the very same line back where nothing changed', () => {
    const [line] = play(bare, [connected]);

    for (const event of [error, refreshFailed, connected]) expect(advance(line, event, true)[0]).toBe(line);
  });
});

describe('isAnonymous', () => {
  it('is true only where nobody is signed in or about to be', () => {
    expect(isAnonymous(bare)).toBe(true);
    expect(isAnonymous(inUrl)).toBe(false);
    expect(isAnonymous(inMessage)).toBe(false);
    expect(isAnonymous(play(inUrl, [connectedAs('u1')])[0])).toBe(false);
    expect(isAnonymous(play(inUrl, [connected], false)[0])).toBe(true);
  });
});

describe('whatever happens, in whatever order', () => {
  const events = fc.array(
    fc.oneof(
      fc.constantFrom(
        connected,
        connectedAs('u1'),
        authenticated('u1'),
        authenticated('u2'),
        error,
        errorOfSome,
        refreshFailed,
      ),
      fc.constantFrom(1, 1, 2, 3).map((signIn) => got(token('a newer token', signIn))),
    ),
    { maxLength: 30 },
  );
  const opening = fc.constantFrom(bare, inUrl, inMessage);

  /** Plays until the socket is replaced; `visit` sees each step. */
  function run(
    line: Line,
    all: readonly LineEvent[],
    canRefresh: boolean,
    visit: (event: LineEvent, before: Line, after: Line, commands: readonly LineCommand[]) => void,
  ): Line {
    let before = line;
    for (const event of all) {
      const [after, ...commands] = advance(before, event, canRefresh);
      visit(event, before, after, commands);
      before = after;
      if (commands.some((command) => command.do === 'replace')) break;
    }
    return before;
  }

  it('never has two authenticate without an answer in between', () => {
    fc.assert(
      fc.property(opening, events, fc.boolean(), (line, all, canRefresh) => {
        // The token in the URL is answered by `connected`.
        let awaited = line === inUrl;
        let isOpen = false;
        run(line, all, canRefresh, (event, _before, _after, commands) => {
          const answersUrl = event.type === 'connected' && !isOpen;
          const answersMessage =
            event.type === 'authenticated' || (event.type === 'error' && isOpen && !event.othersWait);
          if (answersUrl || answersMessage) awaited = false;
          if (event.type === 'connected' || event.type === 'authenticated') isOpen = true;
          for (const command of commands) {
            if (command.do !== 'authenticate') continue;
            expect(awaited).toBe(false);
            awaited = true;
          }
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('has asked for the newest token last, once everything is answered', () => {
    fc.assert(
      fc.property(opening, events, fc.boolean(), (line, all, canRefresh) => {
        let newest = line.asked ?? line.waiting;
        let lastAsked = line.asked;
        let isReplaced = false;
        const numbered = all.map((event, index) =>
          event.type === 'token' ? got(token(`token ${index}`, event.token.signIn)) : event,
        );
        const last = run(line, numbered, canRefresh, (event, _before, _after, commands) => {
          if (event.type === 'token') newest = event.token;
          for (const command of commands) {
            if (command.do === 'authenticate') lastAsked = command.token;
            if (command.do === 'replace') isReplaced = true;
          }
        });

        const isSettled = last.asked === undefined && last.phase !== 'opening' && !isReplaced;
        if (isSettled) expect(lastAsked).toBe(newest);
        if (isSettled) expect(last.waiting).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });

  it('answers each sign-in at most once for each token that it asked', () => {
    fc.assert(
      fc.property(opening, events, fc.boolean(), (line, all, canRefresh) => {
        let asked = line === inUrl ? 1 : 0;
        let answered = 0;
        run(line, all, canRefresh, (_event, _before, _after, commands) => {
          asked += commands.filter((command) => command.do === 'authenticate').length;
          answered += commands.filter((command) => command.do === 'answer').length;
        });

        expect(answered).toBeLessThanOrEqual(asked);
      }),
    );
  });

  it('asks for one refresh at a time', () => {
    fc.assert(
      fc.property(opening, events, (line, all) => {
        run(line, all, true, (_event, before, _after, commands) => {
          if (before.repair === 'refreshing') expect(commands).not.toContainEqual(refresh);
        });
      }),
    );
  });
});
