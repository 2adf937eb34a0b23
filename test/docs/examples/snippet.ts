/** A piece of code that a reader may copy: from a doc comment, or from a page. */
export interface Snippet {
  /** Where it stands: `operators/ofType.ts:10`. */
  readonly at: string;
  /** What it shows: a public name, or the heading above it. */
  readonly title: string;
  readonly code: string;
}
