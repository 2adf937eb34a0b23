import {
  concat,
  concatMap,
  defer,
  delay,
  EMPTY,
  filter,
  from,
  ignoreElements,
  merge,
  of,
  take,
  tap,
  timeout,
  timer,
  type Observable,
} from 'rxjs';
import type { Gateway } from '../../gateway/gateway.js';
import { heartbeat, type Script, type ScriptStep, type SimulatedGateway } from '../../testing/index.js';
import type { AddedEvent, Heard } from '../heard/heard.js';
import { interruptions, type Interruption } from './plan.js';

/** Who plays: the simulated gateway, and the client that is shown. */
export interface Stage {
  readonly simulator: SimulatedGateway;
  readonly gateway: Gateway;
  /** What the client hears, as it hears it. */
  readonly heard$: Observable<Heard>;
  readonly userId: string;
  readonly scripts: readonly Script[];
  /** The plan takes this many times its own time. */
  readonly pace: number;
}

/**
 * Plays the scripts side by side, interrupts the connection meanwhile, and tells what it does. Completes when the
 * client has heard everything; errors where it doesn't soon.
 *
 * A gateway keeps nothing for those who are offline: what it sends while the connection is down is lost on this
 * wire, and the client reads it from REST when it is back.
 */
export function play(stage: Stage): Observable<Heard> {
  const told = { ...stage, stamp: risingClock() };
  return concat(soon(settled(stage)), hearAll(told), merge(perform(told), interrupt(stage)), hearAll(told));
}

/** A stage whose messages bear the time at which they are sent. */
interface TimedStage extends Stage {
  readonly stamp: () => number;
}

/** Epoch milliseconds, later each time: what was sent later must look so, since by that the client tells what it missed. */
function risingClock(): () => number {
  let last = 0;
  return () => {
    last = Math.max(last + 1, Date.now());
    return last;
  };
}

function perform({ simulator, userId, scripts, pace, stamp }: TimedStage): Observable<never> {
  const due$ = (step: ScriptStep): Observable<ScriptStep> =>
    pace === 0 ? of(step) : of(step).pipe(delay(step.afterMs * pace));
  const played = scripts.map(({ steps }) => from(steps).pipe(concatMap(due$)));
  return merge(...played).pipe(
    tap(({ message }) => {
      const timestamp = stamp();
      simulator.send(
        userId,
        message.type === 'order_event' ? { ...message, userId, timestamp } : { ...message, timestamp },
      );
    }),
    ignoreElements(),
  );
}

function interrupt(stage: Stage): Observable<Heard> {
  return from(interruptions).pipe(
    concatMap(({ kind, afterMs }) => {
      const { text, begin } = stories[kind];
      const whole$ = soon(
        merge(
          mended(stage),
          defer(() => begin(stage)),
        ),
      );
      return concat(timer(afterMs * stage.pace).pipe(ignoreElements()), of<Heard>({ type: 'note', text }), whole$);
    }),
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
    // The client is given a token with little time left, so that it runs out here.
    begin: ({ simulator, gateway, userId }) =>
      gateway.authenticate(simulator.issueToken(userId, { ttlMs: 400 })).pipe(ignoreElements()),
  },
};

/** A socket keeps its order: once a last message has been heard, all before it have been. */
function hearAll({ simulator, gateway, stamp }: TimedStage): Observable<never> {
  const sent$ = defer(() => {
    simulator.broadcast(heartbeat({ ts: stamp() }));
    return EMPTY;
  });
  return soon(merge(gateway.heartbeats$.pipe(take(1)), sent$));
}

/** The user is signed in, and REST has been read: whatever comes now is news. */
function settled({ heard$ }: Stage): Observable<unknown> {
  return first(heard$, (event) => event.type === 'reconciled');
}

/** The connection is back, and what was missed has been read. */
function mended({ heard$ }: Stage): Observable<unknown> {
  return concat(
    first(heard$, (event) => event.type === 'continuity' && event.cause === 'reconnected'),
    first(heard$, (event) => event.type === 'reconciled'),
  );
}

function first(heard$: Observable<Heard>, isIt: (event: AddedEvent) => boolean): Observable<unknown> {
  return heard$.pipe(
    filter((heard) => heard.type === 'event' && isIt(heard.event)),
    take(1),
  );
}

/** Completes when it has happened. */
function soon(what$: Observable<unknown>): Observable<never> {
  return what$.pipe(timeout({ each: 10_000 }), ignoreElements());
}
