import type { Observable } from 'rxjs';

/** What a command line has of the world around it. */
export interface CliPorts {
  readonly out: Output;
  readonly err: { readonly write: (text: string) => void };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input: Input;
  readonly files: Files;
  /** Emits when the user wants no more: Ctrl-C, or nobody reads the output any longer. */
  readonly interrupted$: Observable<unknown>;
  /** Epoch milliseconds, this machine's clock. */
  readonly nowMs: () => number;
}

/** Standard output. */
interface Output {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** The size of the terminal, which may change while it is drawn on. */
  readonly size: () => ScreenSize;
}

/** Characters across and lines down. */
export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** Standard input. */
interface Input {
  readonly isTerminal: boolean;
  /** Emits the first line, without its end, and completes; completes alone where there is none. */
  readonly firstLine$: Observable<string>;
  /** All of its text, in pieces as they come. */
  readonly text$: Observable<string>;
}

/** The user's files. What goes wrong is Node's own error, with its `code`. */
export interface Files {
  /** The text of a file, in pieces as they are read. */
  readonly text: (path: string) => Observable<string>;
  /** Makes a file that its owner alone may read. Throws `EEXIST` where there is one and it is not to be replaced. */
  readonly create: (path: string, options: { readonly replace: boolean }) => NewFile;
}

/** A file that is written from its beginning to its end. */
export interface NewFile {
  /** Writes all of it before it returns, or none of it and throws. */
  readonly append: (text: string) => void;
  readonly close: () => void;
  /** Closes it, and removes it: nothing was worth a file. */
  readonly discard: () => void;
}
