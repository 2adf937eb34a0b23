import { concatMap, defer, finalize, map, of, takeWhile, type Observable } from 'rxjs';
import { createSession } from '../../connection/index.js';
import { createGateway } from '../../gateway/createGateway.js';
import { restSnapshots, withSnapshots } from '../../sync/index.js';
import { hear } from '../heard/hear.js';
import type { Heard } from '../heard/heard.js';
import type { CliPorts } from '../ports.js';
import { accessToken$ } from './accessToken.js';
import { refusedToken } from './refusedToken.js';
import type { Source } from './source.js';
import type { SourceArgs } from './sourceArgs.js';

type GatewayArgs = Extract<SourceArgs, { readonly source: 'gateway' }>;

/** A real gateway, once there is a token or none is to be had; it fails where the gateway refuses the token. */
export const liveGateway$ = (args: GatewayArgs, ports: CliPorts): Observable<Source> =>
  accessToken$(ports).pipe(map((accessToken) => sourceOf(args, accessToken)));

function sourceOf({ appId, url, restUrl, origin }: GatewayArgs, accessToken: string | undefined): Source {
  const session = createSession(accessToken === undefined ? {} : { accessToken });
  const heard$ = defer(() => {
    const gateway = createGateway({
      appId,
      session,
      ...(url !== undefined && { url }),
      ...(origin !== undefined && { socket: { origin } }),
    });
    const { userEvents$ } = gateway;
    const events$ =
      restUrl === undefined ? userEvents$ : userEvents$.pipe(withSnapshots(restSnapshots({ appId, session, restUrl })));
    return hear(gateway, events$).pipe(
      concatMap((heard): Observable<Heard> => {
        const reason = accessToken !== undefined && heard.type === 'status' ? refusedToken(heard.status) : undefined;
        return reason === undefined ? of(heard) : of<Heard[]>(heard, { type: 'failed', reason });
      }),
      takeWhile(({ type }) => type !== 'failed', true),
      finalize(gateway.close),
    );
  });
  return { heard$, redact: session.redact };
}
