import { defer, map, tap, type Observable } from 'rxjs';
import * as z from 'zod/mini';

/** A sign-in at a simulated gateway. */
export interface SignIn {
  readonly userId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

const tokensSchema = z.object({ accessToken: z.string(), refreshToken: z.string() });
const signInSchema = z.object({ ...tokensSchema.shape, user: z.object({ id: z.string() }) });

/** REST answered with a status that is no success. */
class RestFailed extends Error {
  readonly status: number;

  constructor(path: string, status: number) {
    super(`POST ${path} was answered with ${status}`);
    this.status = status;
  }
}

/** Signs a user in. Anyone may: who it is follows from the name alone, and the token is good for nothing else. */
export function signInOverRest(restUrl: string, user: string): Observable<SignIn> {
  return post(restUrl, '/auth/verify', { message: user, signature: 'simulated' }).pipe(
    map((answer) => signInSchema.parse(answer)),
    map(({ user: { id: userId }, ...tokens }) => ({ userId, ...tokens })),
  );
}

/** Gets access tokens for a refresh token, which each answer replaces by its successor. */
export function refreshOverRest(restUrl: string, refreshToken: string): () => Observable<string> {
  let serving = refreshToken;
  return () =>
    defer(() => post(restUrl, '/auth/token/refresh', { refreshToken: serving })).pipe(
      map((answer) => tokensSchema.parse(answer)),
      tap((tokens) => {
        serving = tokens.refreshToken;
      }),
      map(({ accessToken }) => accessToken),
    );
}

function post(restUrl: string, path: string, body: object): Observable<unknown> {
  return defer(async (): Promise<unknown> => {
    const response = await fetch(`${restUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new RestFailed(path, response.status);
    return response.json();
  });
}
