import { takeUntil, tap, timer } from 'rxjs';
import type { Observable } from 'rxjs';
import { serve } from './connection.js';
import type { Connection } from './connection.js';
import { createFaults } from './faults.js';
import type { RequestHandler, UpgradeHandler, UpgradeRequest, UpgradeVerdict } from './listen.js';
import type { Knobs } from './options.js';
import { answer, refreshPath } from './rest.js';
import type { RestRoom } from './rest.js';

/** Clients are turned away before the upgrade. */
export interface UpgradeFault {
  /** The HTTP status. */
  readonly status: number;
  /** How often; left out, until it is lifted. */
  readonly times?: number;
}

/** REST answers some requests with a failure. */
export interface RequestFault {
  /** Left out, every path. */
  readonly path?: string;
  readonly status: number;
  /** Sent as `Retry-After`. */
  readonly retryAfterSeconds?: number;
  /** How often; left out, until it is lifted. */
  readonly times?: number;
}

/** Gives sockets to the clients that may have one. */
export function createUpgradeHandler({ knobs, desk, log }: RestRoom, onOpen: (connection: Connection) => void) {
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
    if (refusal !== undefined) return { kind: 'refuse', status: refusal.status };
    if (request.path !== '/ws') return { kind: 'refuse', status: 404 };
    if (appId === undefined || !knobs.appIds.includes(appId) || !mayCome(origin, knobs)) return unwelcome(knobs);
    const client = { appId, ...(token !== undefined && { token }) };
    return {
      kind: 'accept',
      accept(socket) {
        onOpen(serve(socket, client, { knobs, rules, log }));
      },
    };
  }

  return { handle, refuseUpgrades: (fault: UpgradeFault) => refusals.add(fault, fault.times ?? Infinity) };
}

const mayCome = (origin: string | undefined, { origins }: Knobs): boolean =>
  origins === undefined || (origin !== undefined && origins.includes(origin));

const unwelcome = ({ refusal }: Knobs): UpgradeVerdict =>
  'status' in refusal ? { kind: 'refuse', status: refusal.status } : { kind: 'close', closeCode: refusal.closeCode };

/** Answers REST requests, after a while where that is asked for. */
export function createRequestHandler(room: RestRoom, closed$: Observable<void>) {
  const failures = createFaults<RequestFault>();
  const { scheduler, refreshDelayMs } = room.knobs;

  const handle: RequestHandler = {
    onArrival: (path) => (path === refreshPath ? room.log.refreshBegan() : () => undefined),
    onRequest(request, reply) {
      const respond = (): void => {
        const failure = failures.meet(({ path }) => path === undefined || path === request.path);
        reply(failure === undefined ? answer(request, room) : { ...failure, body: { error: 'Failed on demand' } });
      };
      if (request.path !== refreshPath || refreshDelayMs === 0) respond();
      else timer(refreshDelayMs, scheduler).pipe(tap(respond), takeUntil(closed$)).subscribe();
    },
  };
  return { handle, failRequests: (fault: RequestFault) => failures.add(fault, fault.times ?? Infinity) };
}
