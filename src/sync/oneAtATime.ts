import { concatMap, defer, filter, tap, type Observable, type OperatorFunction } from 'rxjs';

/**
 * Answers requests one at a time; however many come meanwhile, one more follows.
 *
 *     requests  --1----2-3-----------
 *     answer      --a----|
 *                        --a----|
 *               oneAtATime(() => answer)
 *     output    ----a------a---------
 */
export const oneAtATime =
  <Request, T>(answer: (request: Request) => Observable<T>): OperatorFunction<Request, T> =>
  (requests$) =>
    defer(() => {
      let isAsked = false;
      return requests$.pipe(
        filter(() => !isAsked),
        tap(() => {
          isAsked = true;
        }),
        concatMap((request) => {
          isAsked = false;
          return answer(request);
        }),
      );
    });
