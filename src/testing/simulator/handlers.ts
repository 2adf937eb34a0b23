import { takeUntil, tap, timer } from 'rxjs';
import type { Observable } from 'rxjs';
import { serve } from './connection.js';
import type { Connection } from './connection.js';
import { createFaults } from './faults.js';
import type { FrameFaults } from './frameFaults.js';
import type { RequestHandler, UpgradeHandler, UpgradeRequest, UpgradeVerdict } from './listen.js';
import type { Knobs } from './options.js';
import { answer, refreshPath } from './rest.js';
import type { RestReply, RestRoom } from './rest.js';

/** Clients are turned away, before the upgrade with an HTTP status or right after it with a close code. */
export type UpgradeFault = (
  | {
      /** The HTTP status, before the upgrade. */
      readonly status: number;
    }
  | {
      /** The close code, right after the upgrade. */
      readonly closeCode: number;
    }
) & {
  /** How often; left out, until it is lifted. */
  readonly times?: number;
};

/** REST answers some requests late, or with a failure. */
export interface RequestFault {
  /** Left out, every path. */
  readonly path?: string;
  /** The HTTP status; left out, the answer is what it would be. */
  readonly status?: number;
  /** Sent as `Retry-After`. */
  readonly retryAfterSeconds?: number;
  /** How long the answer is on its way, in milliseconds: it is what was true when the request came. @defaultValue 0 */
  readonly delayMs?: number;
  /** How often; left out, until it is lifted. */
  readonly times?: number;
}

/** Gives sockets to the clients that may have one. */
export function createUpgradeHandler(
  { knobs, desk, log }: RestRoom,
  frameFaults: FrameFaults,
  onOpen: (connection: Connection) => void,
) {
  const refusals = createFaults<UpgradeFault>();
  const rules = { ...knobs, grantOf: desk.grantOf };

  const handle: UpgradeHandler = (request) => {
    const verdict = verdictOn(request);
    log.upgraded({ ...request, atMs: knobs.scheduler.now(), accepted: verdict.kind === 'accept' });
    return verdict;
  };

  function verdictOn(request: UpgradeRequest): UpgradeVerdict {
    const { appId, token, origin } = request;
    const refusal = refusals.meet(() => true);
    if (refusal !== undefined) return turnedAway(refusal);
    if (request.path !== '/ws') return { kind: 'refuse', status: 404 };
    if (appId === undefined || !knobs.appIds.includes(appId) || !mayCome(origin, knobs))
      return turnedAway(knobs.refusal);
    const client = { appId, ...(token !== undefined && { token }) };
    return {
      kind: 'accept',
      accept(socket) {
        onOpen(serve(socket, client, { knobs, rules, log, frameFaults }));
      },
    };
  }

  return { handle, refuseUpgrades: (fault: UpgradeFault) => refusals.add(fault, fault.times ?? Infinity) };
}

const mayCome = (origin: string | undefined, { origins }: Knobs): boolean =>
  origins === undefined || (origin !== undefined && origins.includes(origin));

const turnedAway = (refusal: UpgradeFault): UpgradeVerdict =>
  'status' in refusal ? { kind: 'refuse', status: refusal.status } : { kind: 'close', closeCode: refusal.closeCode };

/** Answers REST requests, after a while where that is asked for. */
export function createRequestHandler(room: RestRoom, closed$: Observable<void>) {
  const faults = createFaults<RequestFault>();
  const { scheduler, refreshDelayMs } = room.knobs;

  function after(delayMs: number, then: () => void): void {
    if (delayMs === 0) then();
    else timer(delayMs, scheduler).pipe(tap(then), takeUntil(closed$)).subscribe();
  }

  const handle: RequestHandler = {
    onArrival: (path) => (path === refreshPath ? room.log.refreshBegan() : () => undefined),
    onRequest(request, reply) {
      after(request.path === refreshPath ? refreshDelayMs : 0, () => {
        const fault = faults.meet(({ path }) => path === undefined || path === request.path);
        const answered = faultyAnswer(fault) ?? answer(request, room);
        after(fault?.delayMs ?? 0, () => {
          reply(answered);
        });
      });
    },
  };
  return { handle, failRequests: (fault: RequestFault) => faults.add(fault, fault.times ?? Infinity) };
}

function faultyAnswer({ status, retryAfterSeconds }: RequestFault = {}): RestReply | undefined {
  if (status === undefined) return undefined;
  return { status, body: { error: 'Failed on demand' }, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
}
