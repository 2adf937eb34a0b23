import { animationFrames, map, merge, take, timer, type Observable, type SchedulerLike } from 'rxjs';

const hiddenFrameMs = 250;
const frameMs = 16;

/**
 * Emits once and completes: at the screen's next frame. A page that is hidden is drawn no frames, so there it comes
 * after 250 ms; where nothing draws at all, as in a test in Node, after 16 ms.
 */
export function screenFrame$(scheduler: SchedulerLike): Observable<undefined> {
  const drawn$ =
    'requestAnimationFrame' in globalThis
      ? merge(animationFrames(), timer(hiddenFrameMs, scheduler))
      : timer(frameMs, scheduler);
  return drawn$.pipe(
    take(1),
    map(() => undefined),
  );
}
