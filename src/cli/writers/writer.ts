import type { OperatorFunction } from 'rxjs';
import type { Seen } from '../watch/change.js';

/** Makes of what a watch sees the text for standard output. What failed is not in it: that is for standard error. */
export type Writer = OperatorFunction<Seen, string>;
