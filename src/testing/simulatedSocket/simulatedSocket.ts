import { ReplaySubject, Subject, type Observable } from 'rxjs';
import type { TestScheduler } from 'rxjs/testing';
import { isRestCue, isTokenCue, type Cue } from './cue.js';
import { FakeSocket } from './fakeSocket.js';
import { cuesOf, lengthMs, type Letters, type TimedCue } from './line.js';
import { restDesk, type RestRequest, type RestView, type ScriptedFetch } from './restDesk.js';
import { socketLine, type SocketLine } from './socketLine.js';
import { tokenDesk } from './tokenDesk.js';

/** The other side of a connection, line by line in marble notation: a character is a millisecond, `30s` a time. */
export interface SocketScript {
  /**
   * What the gateway does on its sockets, by the clock. A line plays one socket after another; a socket takes
   * the first line that is free, so that two lines play two sockets at once, as a rotation needs them.
   */
  readonly socket?: string | readonly string[];
  /** What it does on each socket, counted from its opening; beyond `socket`. */
  readonly everySocket?: string;
  /** What becomes of the refreshes asked for, by the clock. Without this and `everyRefresh` there is no way to refresh. */
  readonly tokens?: string;
  /** What becomes of each refresh, counted from when it was asked for. */
  readonly everyRefresh?: string;
  /**
   * How REST answers, by the clock, a line for each view; a letter answers the request that has waited longest. A view
   * without a line has nothing to show, and says so at once.
   */
  readonly rest?: Readonly<Partial<Record<RestView, string>>>;
  /** When the machine comes back from sleep: `w`. */
  readonly wake?: string;
  /** A line as long as the test. @defaultValue the longest of the lines that go by the clock */
  readonly until?: string;
  /** The jitter of waits, from 0 up to 1. @defaultValue 0.5, so that waits are 500 ms, 1 s, 2 s … */
  readonly random?: () => number;
  /** Whether the gateway answers when our side closes. @defaultValue true */
  readonly answersClose?: boolean;
}

/** A socket that was opened by our side. */
export interface OpenedSocket {
  /** The whole address, token and all. */
  readonly url: string;
  /** The token in the URL, where there is one. */
  readonly token?: string;
}

/** The other side of a connection, and what our side did. */
export interface SimulatedSocket {
  /** What `createGateway` takes, besides `appId` and whatever is to be tested. */
  readonly options: {
    /** Makes sockets whose other side is the script. */
    readonly socket: {
      /** Stands in for the platform's `WebSocket`. */
      readonly WebSocketCtor: new (url: string) => WebSocket;
    };
    /** Answers by the script; left out where that has no line of tokens. */
    readonly refreshAccessToken?: () => Observable<string>;
    /** Time and chance. */
    readonly ports: {
      /** The test's clock. */
      readonly scheduler: TestScheduler;
      /** The jitter of waits. */
      readonly random: () => number;
      /** When the machine comes back from sleep. */
      readonly wake$: Observable<unknown>;
    };
  };
  /** What `restSnapshots` takes, besides `appId` and `session`. */
  readonly rest: {
    /** Answers by the script. */
    readonly fetch: ScriptedFetch;
    /** Time. */
    readonly ports: {
      /** The test's clock. */
      readonly scheduler: TestScheduler;
    };
  };
  /** Each request that our side sends to REST. */
  readonly restAsked$: Observable<RestRequest>;
  /** Each request that our side gives up before it is answered. */
  readonly restAborted$: Observable<RestRequest>;
  /** Each socket, as our side opens it. */
  readonly opened$: Observable<OpenedSocket>;
  /** Each message that our side sends. */
  readonly sent$: Observable<unknown>;
  /** The code of each close by our side; `terminated` where it cut a socket off. */
  readonly closed$: Observable<number | 'terminated' | undefined>;
  /** The number of refreshes asked for so far, as each is asked. */
  readonly refreshes$: Observable<number>;
}

/**
 * The gateway's side of a whole connection for a marble test: sockets, refreshes, REST and sleep on the virtual time
 * of a `TestScheduler`, without a network and without a promise.
 *
 *     socket    -c--e--X         c--e      c: connects, e: an event, X: closes with 4401
 *     tokens    ------------t              t: the refresh that waits gets a token
 *     rest      ---o               --o     o: REST answers the request for orders that waits
 *     opened$   o-----------o              our side opens a socket, then one more with the new token
 *
 * Every line knows `c` connects, `a` answers `authenticate`, `h` heartbeat, `X` the line breaks (1006), `|` closes
 * with 1000, `t` a fresh token, `R` a refusal, `F` a fault of the network, `w` wakes; `letters` adds others.
 * A cue comes after all else that happens in its millisecond. One that nobody waits for fails the test. The
 * clock stops where the longest line ends, so a gateway that would reconnect for ever ends no test late.
 *
 * @param m the `m` of a marble test in run mode, or anything with a `TestScheduler` within its `run`
 * @example
 * import { configure } from 'rxjs-marbles';
 * import { expect, it } from 'vitest';
 *
 * const marble = marbles(configure, expect);
 *
 * it('goes on with a new token after a 4401', marble((m) => {
 *   const { options, opened$ } = simulatedSocket(
 *     m,
 *     {
 *       socket: '-c-X---c-e-',
 *       tokens: '-----t-----',
 *     },
 *     { X: 4401, e: filled(), t: { token: 'token_2' } },
 *   );
 *   const opened = 'o----p-----';
 *   const gateway = createGateway({ appId: 'app_demo123', accessToken: 'token_1', ...options });
 *
 *   gateway.connect();
 *
 *   m.expect(opened$.pipe(map(({ token }) => token))).toBeObservable(opened, { o: 'token_1', p: 'token_2' });
 * }));
 */
export function simulatedSocket(
  { scheduler }: { readonly scheduler: TestScheduler },
  script: SocketScript,
  letters: Letters = {},
): SimulatedSocket {
  const { socket = [], everySocket = '', tokens, everyRefresh, rest = {}, wake = '', until } = script;
  const { random = () => 0.5, answersClose = true } = script;
  const byTheClock = typeof socket === 'string' ? [socket] : socket;
  const everySocketCues = cuesOf(everySocket, letters);
  const everyRefreshCues = cuesOf(everyRefresh ?? '', letters);
  const opened$ = new ReplaySubject<OpenedSocket>(Number.POSITIVE_INFINITY);
  const sent$ = new ReplaySubject<unknown>(Number.POSITIVE_INFINITY);
  const closed$ = new ReplaySubject<number | 'terminated' | undefined>(Number.POSITIVE_INFINITY);
  const refreshes$ = new ReplaySubject<number>(Number.POSITIVE_INFINITY);
  const restAsked$ = new ReplaySubject<RestRequest>(Number.POSITIVE_INFINITY);
  const restAborted$ = new ReplaySubject<RestRequest>(Number.POSITIVE_INFINITY);
  const restLines = Object.entries(rest) as readonly [RestView, string][];
  const wake$ = new Subject<void>();
  const nowMs = (): number => scheduler.now();

  const desk = tokenDesk(nowMs, (count, answer) => {
    refreshes$.next(count);
    play(everyRefreshCues, ({ cue }) => isTokenCue(cue) && answer(cue));
  });
  const rests = restDesk(new Set(restLines.map(([view]) => view)), {
    asked: (request) => {
      restAsked$.next(request);
    },
    aborted: (request) => {
      restAborted$.next(request);
    },
  });
  const lines = byTheClock.map((line) => ({ line, sockets: socketLine(nowMs) }));

  /** Each cue in its time from now on; one that `perform` has no use for fails the test. */
  function play(cues: readonly TimedCue[], perform: (cue: TimedCue) => boolean): void {
    for (const cue of cues) {
      const due = (): void => {
        if (!perform(cue)) throw new Error(`"${cue.letter}" at ${nowMs()} ms: nothing is there that waits for it`);
      };
      // Once more, so that it comes after what is due in the same millisecond.
      scheduler.schedule(() => scheduler.schedule(due), cue.atMs);
    }
  }

  function perform(cue: Cue, sockets?: SocketLine): boolean {
    if (cue === 'wakes') {
      wake$.next();
      return true;
    }
    if (isTokenCue(cue)) return desk.answer(cue);
    return !isRestCue(cue) && (sockets?.play(cue) ?? false);
  }

  class SimulatedWebSocket extends FakeSocket {
    constructor(url: string) {
      super(url, {
        sent: (text) => {
          const message = JSON.parse(text) as { readonly token?: string };
          this.lastToken = message.token ?? this.lastToken;
          sent$.next(message);
        },
        closed: (code) => {
          closed$.next(code);
          if (answersClose) {
            scheduler.schedule(() => {
              this.closes(code ?? 1005);
            });
          }
        },
      });
      const token = this.tokenInUrl;
      opened$.next({ url, ...(token !== undefined && { token }) });
      lines.find(({ sockets }) => sockets.isFree())?.sockets.take(this);
      const own = socketLine(nowMs);
      own.take(this);
      // Our side may have given it up before the line is at its end.
      play(everySocketCues, ({ cue }) => !this.isLive || perform(cue, own));
    }

    /** As in Node. */
    terminate(): void {
      closed$.next('terminated');
      this.closes(1006);
    }
  }

  for (const { line, sockets } of lines) play(cuesOf(line, letters), ({ cue }) => perform(cue, sockets));
  for (const line of [tokens ?? '', wake]) play(cuesOf(line, letters), ({ cue }) => perform(cue));
  for (const [view, line] of restLines) {
    play(cuesOf(line, letters), ({ cue }) => isRestCue(cue) && rests.answer(view, cue));
  }
  const byTheClockToo = [tokens ?? '', ...restLines.map(([, line]) => line), wake, until ?? ''];
  const longestMs = Math.max(...[...byTheClock, ...byTheClockToo].map(lengthMs));
  if (longestMs === 0) throw new Error('no line goes by the clock: say `until` when');
  scheduler.maxFrames = longestMs - 1;

  return {
    options: {
      socket: { WebSocketCtor: SimulatedWebSocket },
      ports: { scheduler, random, wake$ },
      ...((tokens ?? everyRefresh) !== undefined && { refreshAccessToken: desk.refreshAccessToken }),
    },
    rest: { fetch: rests.fetch, ports: { scheduler } },
    restAsked$,
    restAborted$,
    opened$,
    sent$,
    closed$,
    refreshes$,
  } satisfies SimulatedSocket;
}
