/** How a piece of text is meant. */
export type Tone = 'good' | 'bad' | 'busy' | 'dim' | 'strong';

/** A piece of a line; a plain string means nothing special. */
export type Span = string | { readonly text: string; readonly tone: Tone };

export type Line = readonly Span[];

/** How lines are drawn. */
export interface DrawOptions {
  /** Lines are cut at this many characters. @defaultValue no limit */
  readonly columns?: number;
  readonly colour?: boolean;
}

const sgr: Readonly<Record<Tone, number>> = { good: 32, bad: 31, busy: 33, dim: 2, strong: 1 };

/** The line as text, cut to the width and in colour where that is asked for. */
export function drawLine(line: Line, { columns = Infinity, colour = false }: DrawOptions = {}): string {
  let left = columns;
  return line
    .map((span) => {
      const { text, tone } = typeof span === 'string' ? { text: span, tone: undefined } : span;
      const shown = Array.from(harmless(text)).slice(0, left);
      left -= shown.length;
      const drawn = shown.join('');
      return colour && tone !== undefined && drawn !== '' ? `\u001b[${sgr[tone]}m${drawn}\u001b[0m` : drawn;
    })
    .join('')
    .trimEnd();
}

/** What a gateway says must not move the cursor, nor begin a new line. */
const harmless = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');
