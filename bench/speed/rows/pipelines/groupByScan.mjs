// As tutorials group a stream: one inner stream a key, `scan` over each, and no `duration`, so that groups stay.
import { filter, groupBy, map, mergeMap, scan, Subject } from 'rxjs';
import { isOfOrder, safeParse } from '../../rivals/messages.mjs';
import { reduceOrder } from '../../rivals/reduceOrder.mjs';

export { codeOfOrder as codeOf, viewOfOrder as viewOf } from '../claims.mjs';

export function open(emit) {
  const frames$ = new Subject();
  frames$
    .pipe(
      map(safeParse),
      filter(({ success }) => success),
      map(({ data }) => data),
      filter(isOfOrder),
      groupBy(({ orderId }) => orderId),
      mergeMap((events$) => events$.pipe(scan(reduceOrder, undefined))),
    )
    .subscribe(emit);
  return {
    push(block) {
      for (const frame of block) frames$.next(frame);
    },
  };
}
