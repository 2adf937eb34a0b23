import type { Observable } from 'rxjs';
import type { Context } from 'rxjs-marbles/context.js';

/**
 * One stream of a diagram: its name, its marbles, and what each letter stands for. A text that names what it is
 * about begins with that and a colon (`a: running`), and marbles about one thing have one colour.
 */
export interface DiagramLine {
  readonly label: string;
  /** A string of rxjs' run mode: a character is a millisecond. */
  readonly marbles: string;
  readonly letters: Readonly<Record<string, string>>;
}

/** A marble diagram: the tests run it, and the picture is drawn from the same strings. */
export interface Diagram {
  /** The public name that it shows; the picture's file bears it too, without its `$`. */
  readonly name: string;
  /** What the picture shows, in a sentence. */
  readonly title: string;
  /** The call in the box between what goes in and what comes out. */
  readonly call: string;
  readonly inputs: readonly DiagramLine[];
  readonly outputs: readonly DiagramLine[];
  /** What really comes out, in the words of the `outputs`, one stream a line; `marblesOf` gives an input's by its label. */
  readonly play: (m: Context, marblesOf: (label: string) => string) => readonly Observable<string>[];
}

/** What comes out of a diagram's inputs. */
export const played = (diagram: Diagram, m: Context): readonly Observable<string>[] =>
  diagram.play(m, (label) => {
    const line = diagram.inputs.find((input) => input.label === label);
    if (line === undefined) throw new Error(`${diagram.name} has no input ${label}`);
    return line.marbles;
  });
