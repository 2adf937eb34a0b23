import type { Observable } from 'rxjs';

/** What a command line has of the world around it. */
export interface CliPorts {
  readonly out: Output;
  readonly err: { readonly write: (text: string) => void };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input: Input;
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
}
