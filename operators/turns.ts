import { filter, map, type OperatorFunction } from 'rxjs';
import type { FoldTurns, Turn } from './keyedFold.js';

/** What each input does to a fold; inputs that do nothing are passed by. The fold is for one subscriber. */
export const turns =
  <In, Key, State>({ turn }: FoldTurns<In, Key, State>): OperatorFunction<In, Turn<State>> =>
  (inputs$) =>
    inputs$.pipe(
      map(turn),
      filter((turn) => turn !== undefined),
    );
