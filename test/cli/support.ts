import { EMPTY, NEVER, of, type Observable } from 'rxjs';
import { applyToOrder, type OrderInput, type OrderState } from 'agg-rx/order';
import { files as nodeFiles } from '../../src/cli/files.js';
import type { CliPorts, Files } from '../../src/cli/ports.js';

/** The state of the order that these inputs tell of. */
export function orderOf(first: OrderInput, ...later: readonly OrderInput[]): OrderState {
  return later.reduce(applyToOrder, applyToOrder(undefined, first));
}

export interface World {
  readonly ports: CliPorts;
  readonly out: () => string;
  readonly err: () => string;
}

/** Ports that remember what was written; standard input is a terminal unless a line is given. */
export function world(
  options: {
    readonly env?: CliPorts['env'];
    readonly firstLine$?: Observable<string>;
    /** What comes in by standard input. */
    readonly text?: string;
    readonly files?: Files;
    readonly isTerminal?: boolean;
    readonly interrupted$?: Observable<unknown>;
  } = {},
): World {
  const { env = {}, firstLine$, isTerminal = false, interrupted$ = NEVER, text = '', files = nodeFiles } = options;
  const out: string[] = [];
  const err: string[] = [];
  return {
    ports: {
      out: { write: (text) => out.push(text), isTerminal, size: () => ({ columns: 100, rows: 40 }) },
      err: { write: (text) => err.push(text) },
      env,
      input: { isTerminal: firstLine$ === undefined, firstLine$: firstLine$ ?? EMPTY, text$: of(text) },
      files,
      interrupted$,
      nowMs: Date.now,
    },
    out: () => out.join(''),
    err: () => err.join(''),
  };
}
