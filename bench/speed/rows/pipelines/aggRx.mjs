// agg-rx over frames of one's own, as a user writes it.
import { filter, map, Subject } from 'rxjs';
import { decode, orderLifecycle$ } from '../../aggRx.mjs';

export { codeOfOrder as codeOf, viewOfOrder as viewOf } from '../claims.mjs';

export function open(emit, memory) {
  const frames$ = new Subject();
  frames$
    .pipe(
      map((frame) => decode(frame)),
      filter(({ _tag }) => _tag === 'Right'),
      map(({ right }) => right),
      orderLifecycle$(memory),
    )
    .subscribe(emit);
  return {
    push(block) {
      for (const frame of block) frames$.next(frame);
    },
  };
}
