import { filter, map, share, type Observable } from 'rxjs';
import type { TestScheduler } from 'rxjs/testing';
import { describe, it } from 'vitest';
import { restSnapshots, withSnapshots, type UserEvent, type WithSnapshotsOptions } from 'agg-rx';
import { orderLifecycle$ } from 'agg-rx/operators';
import type { OrderEnd } from 'agg-rx/order';
import { filled, stepStarted, type Letters, type SocketScript } from 'agg-rx/testing';
import { letterOf, marble, scene, tokens, type Scene, type SceneOptions } from './scene.js';

interface OrderRow {
  readonly id: string;
  readonly status: string;
  readonly filledAmountRaw?: string;
  readonly updatedAt?: string;
}

const row = (id: string, fields: Partial<OrderRow> = {}): OrderRow => ({ id, status: 'open', ...fields });
const long = (id: string): OrderRow => row(id, { updatedAt: new Date(0).toISOString() });

/**
 * The letters of a line of REST: `0` no rows, `1` a page with order 1, `2` one with order 2; `5` `9` the same with a page
 * to follow; `H` rows older than any break, `J` the same with a page to follow; `U` 401, `S` 503, `L` 503 with a
 * `Retry-After` of 2 s, `F` no network; `m` balances. Of a socket: `y` an order event that can't be read, about order 1.
 */
const letters: Letters = {
  0: { rows: [] },
  1: { rows: [row('1')] },
  2: { rows: [row('2')] },
  5: { rows: [row('1')], nextCursor: 'next' },
  9: { rows: [row('2')], nextCursor: 'next' },
  H: { rows: [long('3')] },
  J: { rows: [long('3')], nextCursor: 'next' },
  Q: { rows: [long('s')] },
  U: { status: 401 },
  S: { status: 503 },
  L: { status: 503, retryAfterSeconds: 2 },
  m: { json: { cash: [] } },
  s: stepStarted({ orderId: 's', timestamp: 1 }),
  y: { text: '{"type":"order_event","event":"filled","orderId":"1","timestamp":"soon"}' },
};

const short = (event: UserEvent): string => {
  switch (event.type) {
    case 'continuity':
      return { connected: 'K', interrupted: 'I', reconnected: 'R', user_switched: 'U' }[event.cause];
    case 'order_snapshot':
      return event.order.id;
    case 'reconciled':
      return event.complete ? 'k' : 'j';
    case 'reconcile_failed':
      return 'x';
    case 'balances_snapshot':
      return 'b';
    case 'positions_snapshot':
      return 'p';
    case 'order_unreadable':
      return 'y';
    default:
      return 'orderId' in event ? event.orderId : event.type;
  }
};

/** A whole connection that is read with REST beside it, and what a test looks at: each thing as a letter. */
interface Reading extends Scene {
  readonly all$: Observable<UserEvent>;
  /**
   * Events and markers as in `scene`, `y` an unreadable one; from REST `1` `2` `3` an order, `k` reconciled, `j` the same but not
   * complete, `x` a failed read.
   */
  readonly seen$: Observable<string>;
  /** Balances `b` and positions `p` alone, with the markers. */
  readonly views$: Observable<string>;
  /** The requests for orders: the token's letter for a first page, `n` for a next one. */
  readonly asked$: Observable<string>;
}

function reading(
  m: { readonly scheduler: TestScheduler },
  script: SocketScript,
  more: SceneOptions & { readonly reads?: WithSnapshotsOptions } = {},
): Reading {
  const { reads, ...options } = more;
  const scened = scene(m, script, { ...options, letters: { ...letters, ...options.letters } });
  const { gateway, session, rest, restAsked$, options: simulated } = scened;
  const source = restSnapshots({ appId: 'app_demo123', session, ...rest });
  const all$ = gateway.userEvents$.pipe(withSnapshots(source, { ports: simulated.ports, ...reads }), share());
  const isView = ({ type }: UserEvent): boolean => type === 'balances_snapshot' || type === 'positions_snapshot';
  return {
    ...scened,
    all$,
    seen$: all$.pipe(
      filter((event) => !isView(event)),
      map(short),
    ),
    views$: all$.pipe(
      filter((event) => isView(event) || event.type === 'continuity'),
      map(short),
    ),
    asked$: restAsked$.pipe(
      filter(({ view }) => view === 'orders'),
      map(({ cursor, token }) => (cursor === undefined ? letterOf(token) : 'n')),
    ),
  };
}

describe('2.2 REST is read', () => {
  it(
    'after connected, and after reconnected; the records bear the epoch',
    marble((m) => {
      const { all$, asked$, seen$ } = reading(m, {
        socket: '       -c----X 499ms c-----',
        rest: { orders: '---1--- 499ms ---2--' },
      });
      const seen = '    -K-(1k) 499ms R--(2k)';
      const asked = '   -A----- 499ms A-----';
      const epochs = '  ---(11) 499ms ---(22)';

      m.expect(asked$).toBeObservable(asked);
      m.expect(seen$.pipe(filter((letter) => letter !== 'I'))).toBeObservable(seen);
      m.expect(all$.pipe(epochsRead())).toBeObservable(epochs);
    }),
  );

  it(
    'after user_switched, with the new token',
    marble((m) => {
      const { gateway, seen$, asked$ } = reading(m, {
        socket: '       -c----a-c----',
        rest: { orders: '--1-------2--' },
      });
      m.hot('           ----Z--------').subscribe(() => void gateway.authenticate(tokens.Z));
      const seen = '    -K(1k)--U-(2k)';
      const asked = '   -A------Z----';

      m.expect(seen$).toBeObservable(seen);
      m.expect(asked$).toBeObservable(asked);
    }),
  );

  it(
    'after order_unreadable',
    marble((m) => {
      const { seen$, asked$ } = reading(m, {
        socket: '       -c--y----',
        rest: { orders: '--0---1--' },
      });
      const seen = '    -Kk-y-(1k)';
      const asked = '   -A--A----';

      m.expect(seen$).toBeObservable(seen);
      m.expect(asked$).toBeObservable(asked);
    }),
  );

  it(
    'after a rotation off a socket that broke: what it had not brought may be in REST alone',
    marble((m) => {
      const { gateway, seen$ } = reading(m, {
        socket: ['      -c---X------', '---c--------'],
        rest: { orders: '--0--------1' },
      });
      m.hot('           --r---------').subscribe(gateway.rotate);
      const seen = '    -Kk--(IR)--(1k)';

      m.expect(seen$).toBeObservable(seen);
    }),
  );

  it(
    'not after interrupted, nor at app level',
    marble((m) => {
      const { seen$, asked$ } = reading(m, { socket: '-n-', rest: { orders: '---' } }, { token: null });

      m.expect(seen$).toBeObservable('-');
      m.expect(asked$).toBeObservable('-');
    }),
  );

  it(
    'balances and positions too, and positions again 500 ms after a fill',
    marble((m) => {
      const script = {
        socket: '    -c---e 520ms -',
        rest: { balances: '--m', positions: '---0-- 500ms 0' },
      };
      const views = '-Kbp-- 500ms p';

      m.expect(reading(m, script).views$).toBeObservable(views);
    }),
  );
});

describe('2.2 pages', () => {
  it(
    'follow one another by their cursor, to the last',
    marble((m) => {
      const { seen$, asked$ } = reading(m, { socket: '-c-', rest: { orders: '--5-2--' } });
      const seen = '   -K1-(2k)';
      const asked = '  -An----';

      m.expect(seen$).toBeObservable(seen);
      m.expect(asked$).toBeObservable(asked);
    }),
  );

  it(
    'are at most 2 after connected, and then it says that not all was read',
    marble((m) => {
      const { seen$, asked$ } = reading(m, { socket: '-c-', rest: { orders: '--5-9---' } });
      const seen = '   -K1-(2j)';
      const asked = '  -An-----';

      m.expect(seen$).toBeObservable(seen);
      m.expect(asked$).toBeObservable(asked);
    }),
  );

  it.each([
    ['10 after reconnected', {}, 10],
    ['as many as maxPages says', { maxPages: { reconnected: 3 } }, 3],
  ])('are at most %s', (_, reads, pages) => {
    marble((m) => {
      const script = { socket: '-c-X 499ms c', rest: { orders: `--0- 499ms -${'9'.repeat(pages)}-` } };
      const { seen$, asked$ } = reading(m, script, { reads });
      const asked = `-A-- 499ms A${'n'.repeat(pages - 1)}`;
      const last = `  ---- 499ms -${'-'.repeat(pages - 1)}j`;

      m.expect(asked$).toBeObservable(asked);
      m.expect(seen$.pipe(filter((letter) => letter === 'j'))).toBeObservable(last);
    })();
  });

  it(
    'end at one whose rows are all older than the silence and hold no order that is open here',
    marble((m) => {
      const { seen$, asked$ } = reading(m, { socket: '-chX 499ms c', rest: { orders: '--0- 499ms --J' } });
      const seen = '   -KkI 499ms R-(3k)';
      const asked = '  -A-- 499ms A--';

      m.expect(seen$).toBeObservable(seen);
      m.expect(asked$).toBeObservable(asked);
    }),
  );

  it(
    'go on where an order that is open here has not been found',
    marble((m) => {
      const { seen$, asked$ } = reading(m, {
        socket: '       -csX 499ms c',
        rest: { orders: '--0- 499ms --JQ' },
      });
      const asked = '   -A-- 499ms A-n';

      m.expect(asked$).toBeObservable(asked);
      m.expect(seen$.pipe(filter((letter) => letter === 'k' || letter === 'j'))).toBeObservable('--k- 499ms ---k');
    }),
  );
});

describe('2.2 a 401', () => {
  it(
    'goes through the one refresh that the socket shares, and is asked once more',
    marble((m) => {
      const { seen$, asked$, refreshes$, authenticates$ } = reading(m, {
        socket: '       -c-----a-',
        rest: { orders: '---U----1' },
        tokens: '       -----B---',
      });
      const seen = '    -K------(1k)';
      const asked = '   -A---B---';
      const refreshes = '---1-----';
      const authenticates = '-----B---';

      m.expect(seen$).toBeObservable(seen);
      m.expect(asked$).toBeObservable(asked);
      m.expect(refreshes$).toBeObservable(refreshes, { 1: 1 });
      m.expect(authenticates$).toBeObservable(authenticates);
    }),
  );

  it(
    'of all views at once costs one refresh',
    marble((m) => {
      const { views$, refreshes$ } = reading(m, {
        socket: '        -c-----a---',
        rest: { orders: '---U-----0-', balances: '---U---m', positions: '----U---0' },
        tokens: '        ------B----',
      });
      const views = '    -K-----bp--';

      m.expect(refreshes$).toBeObservable('---1', { 1: 1 });
      m.expect(views$).toBeObservable(views);
    }),
  );
});

describe('2.2 a failed read', () => {
  it.each([
    ['answered with 503', 'S'],
    ['without an answer', 'F'],
  ])('%s shows, and is tried again', (_, failure) => {
    marble((m) => {
      const { seen$, asked$ } = reading(m, { socket: '-c', rest: { orders: `---${failure} 499ms --1` } });
      const seen = '   -K-x 499ms --(1k)';
      const asked = '  -A-- 499ms A--';

      m.expect(seen$).toBeObservable(seen);
      m.expect(asked$).toBeObservable(asked);
    })();
  });

  it(
    'is not tried again before Retry-After is over',
    marble((m) => {
      const { seen$, asked$ } = reading(m, { socket: '-c', rest: { orders: '---L 1999ms --1' } });
      const seen = '   -K-x 1999ms --(1k)';
      const asked = '  -A-- 1999ms A--';

      m.expect(seen$).toBeObservable(seen);
      m.expect(asked$).toBeObservable(asked);
    }),
  );

  it(
    'goes on with growing waits for as long as it fails, and ends no stream',
    marble((m) => {
      const { seen$ } = reading(m, { socket: '-c', rest: { orders: '--S 500ms S 1s S 2s 1' } });
      const seen = '   -Kx 500ms x 1s x 2s (1k)';

      m.expect(seen$).toBeObservable(seen);
    }),
  );
});

describe('2.2 what ends a read', () => {
  it(
    'a newer marker: it is aborted, and nothing of it is delivered',
    marble((m) => {
      const { seen$, asked$, restAborted$ } = reading(m, {
        socket: '       -c-X 499ms c--',
        rest: { orders: '---- 499ms --1' },
      });
      const seen = '    -K-I 499ms R-(1k)';
      const asked = '   -A-- 499ms A--';
      const aborted = ' ---o 499ms ---';

      m.expect(seen$).toBeObservable(seen);
      m.expect(asked$).toBeObservable(asked);
      m.expect(restAborted$.pipe(map(() => 'o'))).toBeObservable(aborted);
    }),
  );

  it(
    'unsubscribing: each request is aborted',
    marble((m) => {
      const rest = { orders: '------', balances: '------', positions: '------' };
      const { all$, restAborted$ } = reading(m, { socket: '-c----', rest });
      const stay = '           ^--!';
      const aborted = '        ---(obp)';

      m.expect(all$.pipe(map(short)), stay).toBeObservable('-K');
      m.expect(restAborted$.pipe(map(({ view }) => view[0]))).toBeObservable(aborted);
    }),
  );

  it(
    'a read that begins while another user signs in bears that user’s token, so it is not sent before the marker',
    marble((m) => {
      const { gateway, seen$, asked$ } = reading(m, {
        socket: '       -c---y--a--c---',
        rest: { orders: '--0----------2-' },
      });
      m.hot('           ---Z-----------').subscribe(() => void gateway.authenticate(tokens.Z));
      const seen = '    -Kk--(yxxx)U-(2k)';
      const asked = '   -A---------Z---';

      m.expect(seen$).toBeObservable(seen);
      m.expect(asked$).toBeObservable(asked);
    }),
  );

  it(
    'the next page, too, is not asked for with the token of a user who is signing in',
    marble((m) => {
      const { gateway, seen$, asked$ } = reading(m, {
        socket: '       -c------a-c--',
        rest: { orders: '----5-------2' },
      });
      m.hot('           ---Z---------').subscribe(() => void gateway.authenticate(tokens.Z));
      const seen = '    -K--(1x)--U-(2k)';
      const asked = '   -A--------Z--';

      m.expect(seen$).toBeObservable(seen);
      m.expect(asked$).toBeObservable(asked);
    }),
  );

  it(
    'where the app renews the token of the same user by hand, the read goes on once that is answered',
    marble((m) => {
      const { gateway, seen$, asked$ } = reading(m, {
        socket: '       -c---y-a 510ms -',
        rest: { orders: '--0----- 498ms -1' },
      });
      m.hot('           ---B----').subscribe(() => void gateway.authenticate(tokens.B));
      const seen = '    -Kk--(yxxx) 495ms -(1k)';
      const asked = '   -A------ 497ms B';

      m.expect(seen$).toBeObservable(seen);
      m.expect(asked$).toBeObservable(asked);
    }),
  );
});

describe('2.2 what is read', () => {
  it(
    'holds up no live event',
    marble((m) => {
      const { seen$ } = reading(m, { socket: '-ce-f-e-', rest: { orders: '-----1--' } });
      const seen = '                            -Ke-f(1k)';

      m.expect(seen$.pipe(filter((_, index) => index < 5))).toBeObservable(seen);
    }),
  );

  it.each<[string, OrderEnd | undefined]>([
    ['filled', 'filled'],
    ['FILLED', 'filled'],
    ['cancelled', 'cancelled'],
    ['canceled', 'cancelled'],
    ['failed', 'failed'],
    ['unfilled', undefined],
    ['not_filled', undefined],
    ['partially_filled', undefined],
    ['filled ', undefined],
    ['order_failed', undefined],
    ['settled', undefined],
  ])('ends an order by the whole word alone: "%s" means %s', (status, end) => {
    marble((m) => {
      const script = { socket: '-c-', rest: { orders: '--o' } };
      const { all$ } = reading(m, script, { letters: { o: { rows: [row('1', { status })] } } });

      m.expect(
        all$.pipe(
          orderLifecycle$(),
          map((order) => String(order.end)),
        ),
      ).toBeObservable('--o', { o: String(end) });
    })();
  });

  it(
    'changes nothing when it is read twice',
    marble((m) => {
      const o = { rows: [row('e', { status: 'filled', filledAmountRaw: '5' }), row('2', { filledAmountRaw: '3' })] };
      const twice = { socket: '-ceX 499ms c-X 999ms c', rest: { orders: '---- 499ms -o- 998ms --o' } };
      const e = filled({ orderId: 'e', filledAmountRaw: '5' });
      const { all$ } = reading(m, twice, { letters: { o, e } });
      const states = '--e- 499ms -(e2)';

      m.expect(
        all$.pipe(
          orderLifecycle$(),
          map(({ orderId }) => orderId),
        ),
      ).toBeObservable(states);
    }),
  );
});

/** The epoch of each record that came from REST about orders. */
const epochsRead = () => (events$: Observable<UserEvent>) =>
  events$.pipe(
    filter((event) => event.type === 'order_snapshot' || event.type === 'reconciled'),
    map(({ epoch }) => String(epoch)),
  );
