import { defer, map, tap, type Observable } from 'rxjs';
import * as z from 'zod/mini';

const answerSchema = z.object({ accessToken: z.string(), refreshToken: z.string() });

/** The gateway answered with a status that is no success. */
class RefreshFailed extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`the token refresh was answered with ${status}`);
    this.status = status;
  }
}

/** Gets access tokens for a refresh token, which each answer replaces by its successor. */
export function refreshOverRest(restUrl: string, refreshToken: string): () => Observable<string> {
  let serving = refreshToken;
  return () =>
    defer(async () => {
      const response = await fetch(`${restUrl}/auth/token/refresh`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ refreshToken: serving }),
      });
      if (!response.ok) throw new RefreshFailed(response.status);
      return answerSchema.parse(await response.json());
    }).pipe(
      tap((answer) => {
        serving = answer.refreshToken;
      }),
      map(({ accessToken }) => accessToken),
    );
}
