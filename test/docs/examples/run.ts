import { runInThisContext } from 'node:vm';
import * as operators from 'agg-rx/operators';
import * as order from 'agg-rx/order';
import * as protocol from 'agg-rx/protocol';
import * as testing from 'agg-rx/testing';
import * as fpTs from 'fp-ts';
import * as rxjs from 'rxjs';
import * as rxjsMarbles from 'rxjs-marbles';
import * as rxjsWebSocket from 'rxjs/webSocket';
import ts from 'typescript';
import { expect, vi } from 'vitest';
import type { RunningWorld } from './world.js';

/** What an example printed and told, line by line. */
export type Printed = readonly (readonly unknown[])[];

/** Runs a whole module in a world, and gives what it printed when its last statement is done. */
export async function run(module: string, { names, agg, server }: RunningWorld): Promise<Printed> {
  const printed: unknown[][] = [];
  /** The platform's `WebSocket`, but for the address: what would go to AGG goes to the gateway in memory. */
  class VirtualWebSocket extends server.WebSocketCtor {
    constructor(url: string) {
      super(`${server.url}${new URL(url).search}`);
    }
  }
  const modules: Readonly<Record<string, unknown>> = {
    'agg-rx': agg,
    'agg-rx/operators': operators,
    'agg-rx/order': order,
    'agg-rx/protocol': protocol,
    'agg-rx/testing': testing,
    'fp-ts': fpTs,
    rxjs,
    'rxjs/webSocket': {
      ...rxjsWebSocket,
      webSocket: (config: rxjsWebSocket.WebSocketSubjectConfig<unknown>) =>
        rxjsWebSocket.webSocket({ ...config, WebSocketCtor: VirtualWebSocket }),
    },
    'rxjs-marbles': rxjsMarbles,
    vitest: { expect, it: (_title: string, test: () => unknown) => test() },
  };
  const require = (name: string): unknown => {
    if (!(name in modules)) throw new Error(`an example imports ${name}, which is not at hand: add it to run.ts`);
    return modules[name];
  };
  const console = {
    log: (...what: unknown[]) => {
      printed.push(what);
    },
    error: (...what: unknown[]) => {
      printed.push(what);
    },
  };
  const same = (value: unknown, expected: unknown): void => {
    expect(value).toEqual(expected);
  };
  const given = { require, exports: {}, console, WebSocket: VirtualWebSocket, same, vi, ...names };
  const { outputText } = ts.transpileModule(withChecks(module), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  const script = `(async ({ ${Object.keys(given).join(', ')} }) => { {\n${outputText}\n} })`;
  await (runInThisContext(script) as (given: object) => Promise<void>)(given);
  return printed;
}

/** `decode(text); // => …` is a check. */
const withChecks = (code: string): string =>
  code.replaceAll(/^( *)(\S.*?);? *\/\/ => (.+)$/gm, (_line, indent: string, value: string, expected: string) => {
    return `${indent}same(${value}, ${expected});`;
  });
