import { inspect } from 'node:util';
import { materialize, merge, type Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { serverError, stepFailed, unrecognized } from 'agg-rx/testing';
import { marble, scene, tokens } from './scene.js';

/** All that a stream tells: values, its error, its end. */
function everythingOf(source$: Observable<unknown>): Observable<unknown> {
  return source$.pipe(materialize());
}

describe('2.1.9 no token is told', () => {
  it(
    'tokenIn message keeps it out of the URL',
    marble((m) => {
      const script = { socket: '-n-a' };
      const sockets = '         n---';
      const authenticates = '   -A--';
      const { sockets$, authenticates$ } = scene(m, script, { socket: { tokenIn: 'message' } });

      m.expect(sockets$).toBeObservable(sockets);
      m.expect(authenticates$).toBeObservable(authenticates);
    }),
  );

  it.each(['A', 'O'] as const)(
    'whatever the gateway and the app say of it, nothing that is emitted holds it: token %s',
    (letter) => {
      marble((m) => {
        const token = tokens[letter];
        const text = `token=${token} was ${token}`;
        const { gateway } = scene(
          m,
          {
            socket: '  -curEb-4-----',
            tokens: '  --------F 1s R',
          },
          {
            token,
            letters: {
              u: unrecognized({ name: token, raw: { type: token, [token]: [token] } }),
              r: serverError({ message: text }),
              E: stepFailed({ errorReason: text, error: text }),
              b: { text: `{"${token}` },
              F: { fault: `POST /refresh with ${token} failed` },
            },
          },
        );
        const told: unknown[] = [];
        const { status$, messages$, userEvents$, rejected$ } = gateway;
        merge(...[status$, messages$, userEvents$, rejected$].map((stream$) => everythingOf(stream$))).subscribe(
          (each) => told.push(each),
        );
        m.flush();

        const all = inspect(told, { depth: 20, maxStringLength: null, maxArrayLength: null });
        expect(all).toContain('SignedOut');
        expect(all).toContain('with *** failed');
        expect(all).toContain('token=***');
        expect(all).not.toContain(token);
        expect(all).not.toContain(token.slice(0, 20));
      })();
    },
  );
});
