import { defer, defaultIfEmpty, map, of, tap, type Observable } from 'rxjs';
import type { CliPorts } from '../ports.js';

/** Emits the user's access token, from the environment or else standard input, or `undefined`: app level only. */
export const accessToken$ = ({
  env,
  input,
  err,
}: Pick<CliPorts, 'env' | 'input' | 'err'>): Observable<string | undefined> =>
  defer(() => {
    const given = env['AGG_ACCESS_TOKEN']?.trim();
    if (given !== undefined && given !== '') return of(given);
    if (input.isTerminal) return of(undefined);
    err.write('agg-rx: AGG_ACCESS_TOKEN is not set; the first line of standard input is taken as the access token\n');
    return input.firstLine$.pipe(
      map((line) => line.trim()),
      map((line) => (line === '' ? undefined : line)),
      defaultIfEmpty(undefined),
    );
  }).pipe(
    tap((token) => {
      if (token === undefined) err.write('agg-rx: no access token, so no orders or balances: app level only\n');
    }),
  );
