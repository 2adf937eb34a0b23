import { concatMap, defer, finalize, of, switchMap, takeWhile, type Observable } from 'rxjs';
import { createGateway } from '../../gateway/createGateway.js';
import type { CliPorts } from '../ports.js';
import { accessToken$ } from './accessToken.js';
import type { Change } from './change.js';
import { changesOf } from './changes.js';
import { refusedToken } from './refusedToken.js';
import type { WatchArgs } from './watchArgs.js';

/** What a real gateway has to tell, for as long as it runs, or until it refuses the token. */
export const liveGateway$ = (
  { appId, url, origin }: Extract<WatchArgs, { readonly source: 'gateway' }>,
  ports: CliPorts,
): Observable<Change> =>
  accessToken$(ports).pipe(
    switchMap((accessToken) =>
      defer(() => {
        const gateway = createGateway({
          appId,
          ...(url !== undefined && { url }),
          ...(origin !== undefined && { socket: { origin } }),
          ...(accessToken !== undefined && { accessToken }),
        });
        return changesOf(gateway).pipe(
          concatMap((change): Observable<Change> => {
            const reason =
              accessToken !== undefined && change.type === 'status' ? refusedToken(change.status) : undefined;
            return reason === undefined ? of(change) : of<Change[]>(change, { type: 'failed', reason });
          }),
          takeWhile(({ type }) => type !== 'failed', true),
          finalize(gateway.close),
        );
      }),
    ),
  );
