import type { Observable } from 'rxjs';
import type { DemoSummary } from '../demo/summary.js';
import type { Heard } from '../heard/heard.js';
import type { View } from './view.js';

/** Something to listen to. */
export interface Source {
  /** Subscribing opens it; it errors where it ends for good and nobody asked for that. */
  readonly heard$: Observable<Heard>;
  /** A text with every token that the source has held as `***`. */
  readonly redact: (text: string) => string;
  /** Holds what was shown against the truth, where the source knows it. */
  readonly summaryOf?: (view: View) => DemoSummary;
}
