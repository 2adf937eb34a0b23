import { Observable, type Subscriber } from 'rxjs';
import { jwt } from '../token.js';
import type { TokenCue } from './cue.js';

/** Where refreshes are asked for and answered. */
export interface TokenDesk {
  /** What a session takes. Each subscription is one refresh, and waits for its answer. */
  readonly refreshAccessToken: () => Observable<string>;
  /** Answers the refresh that has waited longest; false where none waits. */
  readonly answer: (cue: TokenCue) => boolean;
}

/** @param onAsked is told of each refresh, and of how many there were with it; `answer` answers that very one */
export function tokenDesk(
  nowMs: () => number,
  onAsked: (count: number, answer: (cue: TokenCue) => boolean) => void,
): TokenDesk {
  const waiting = new Set<Subscriber<string>>();
  let asked = 0;
  let serial = 0;

  const tokenOf = (cue: 'refreshes' | { readonly token: string }): string => {
    if (cue !== 'refreshes') return cue.token;
    serial += 1;
    return jwt({ issuedAtMs: nowMs(), serial });
  };

  const give = (cue: TokenCue, to: Subscriber<string> | undefined): boolean => {
    if (to === undefined) return false;
    if (typeof cue === 'object' && 'status' in cue) {
      to.error(Object.assign(new Error(`the refresh answered ${cue.status}`), { status: cue.status }));
    } else if (typeof cue === 'object' && 'fault' in cue) {
      to.error(new Error(cue.fault));
    } else {
      to.next(tokenOf(cue));
      to.complete();
    }
    return true;
  };

  return {
    refreshAccessToken: () =>
      new Observable<string>((subscriber) => {
        waiting.add(subscriber);
        subscriber.add(() => waiting.delete(subscriber));
        asked += 1;
        onAsked(asked, (cue) => give(cue, subscriber));
      }),
    answer: (cue) => {
      const [longest] = waiting;
      return give(cue, longest);
    },
  } satisfies TokenDesk;
}
