import {
  concat,
  concatMap,
  defer,
  EMPTY,
  filter,
  forkJoin,
  from,
  ignoreElements,
  merge,
  of,
  take,
  timeout,
  type Observable,
} from 'rxjs';
import type { Gateway } from '../../gateway/gateway.js';
import { heartbeat, type Script, type SimulatedGateway } from '../../testing/index.js';
import type { Change } from '../watch/change.js';
import { acts, interruptions, type Interruption } from './plan.js';

/** Who plays: the simulated gateway, and the client that is shown. */
export interface Stage {
  readonly simulator: SimulatedGateway;
  readonly gateway: Gateway;
  readonly userId: string;
  readonly scripts: readonly Script[];
}

/**
 * Plays the scripts act by act, with an interruption after each but the last, and tells what it does. Completes
 * when the client has heard everything; errors where it doesn't within 10 s.
 *
 * A gateway keeps nothing for those who are offline: what it sends while the connection is down is lost on this
 * wire, and only REST knows it. So the scripts pause for an interruption, in the middle of their orders.
 */
export function play(stage: Stage): Observable<Change> {
  const played$ = from(acts(stage.scripts)).pipe(
    concatMap((parts, act) => concat(perform(parts, stage), hearAll(stage), interrupt(interruptions[act], stage))),
  );
  return concat(soon(signIn(stage)), played$);
}

/** Plays the parts side by side. */
function perform(parts: readonly Script[], { simulator, userId }: Stage): Observable<never> {
  return defer(() => forkJoin(parts.map((part) => from(simulator.place(userId, part).ended)))).pipe(ignoreElements());
}

/** A socket keeps its order: once a last message has been heard, all before it have been. */
function hearAll({ simulator, gateway }: Stage): Observable<never> {
  const sent$ = defer(() => {
    simulator.broadcast(heartbeat({ ts: Date.now() }));
    return EMPTY;
  });
  return soon(merge(gateway.heartbeats$.pipe(take(1)), sent$));
}

function interrupt(interruption: Interruption | undefined, stage: Stage): Observable<Change> {
  if (interruption === undefined) return EMPTY;
  const { text, begin } = stories[interruption];
  const note: Change = { type: 'note', text };
  return concat(
    of(note),
    soon(
      merge(
        signInAgain(stage),
        defer(() => begin(stage)),
      ),
    ),
  );
}

interface Story {
  readonly text: string;
  readonly begin: (stage: Stage) => Observable<never>;
}

const stories: Readonly<Record<Interruption, Story>> = {
  drop: {
    text: 'now the network breaks',
    begin({ simulator, userId }) {
      simulator.drop({ userId });
      return EMPTY;
    },
  },
  token_expiry: {
    text: 'now the access token expires',
    // The client is given a token with little time left, so that it runs out here and not in an act.
    begin: ({ simulator, gateway, userId }) =>
      gateway.authenticate(simulator.issueToken(userId, { ttlMs: 400 })).pipe(ignoreElements()),
  },
};

function signIn({ gateway }: Stage): Observable<unknown> {
  return gateway.status$.pipe(
    filter(({ state }) => state === 'authenticated'),
    take(1),
  );
}

function signInAgain(stage: Stage): Observable<unknown> {
  const lost$ = stage.gateway.status$.pipe(
    filter(({ state }) => state !== 'authenticated'),
    take(1),
  );
  return concat(
    lost$,
    defer(() => signIn(stage)),
  );
}

/** Completes when it has happened. */
function soon(what$: Observable<unknown>): Observable<never> {
  return what$.pipe(timeout({ each: 10_000 }), ignoreElements());
}
