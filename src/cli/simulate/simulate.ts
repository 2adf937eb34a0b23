import {
  distinctUntilChanged,
  ignoreElements,
  interval,
  lastValueFrom,
  map,
  merge,
  skip,
  startWith,
  switchMap,
  takeUntil,
  tap,
  type Observable,
} from 'rxjs';
import { startSimulatedGateway, type SimulatedGateway } from '../../testing/index.js';
import type { Command } from '../command.js';
import { exitStatus } from '../exitStatus.js';
import type { CliPorts } from '../ports.js';
import { reasonOf } from '../reasonOf.js';
import { seconds } from '../screen/statusLine.js';
import { simulatedUser } from '../watch/sourceArgs.js';
import { count, inflict } from './faults.js';
import { servingText, type Serving } from './serving.js';
import { readSimulateArgs, type SimulateArgs } from './simulateArgs.js';
import { simulatedAppId } from './simulatedApp.js';
import { signInOverRest } from './simulatedRest.js';
import { simulateHelp } from './simulateHelp.js';
import { tradesOverTime } from './trades.js';

/** `agg-rx simulate`. */
export const simulate: Command = {
  name: 'simulate',
  summary: 'serves a simulated gateway on this machine, with faults on demand',
  help: simulateHelp,
  async run(argv, ports) {
    const args = readSimulateArgs(argv);
    if (args._tag === 'Left') {
      ports.err.write(`agg-rx simulate: ${args.left}. See agg-rx simulate --help\n`);
      return exitStatus.wrongUsage;
    }
    const { port, seed, pace, tokenTtlMs, opaqueTokens, heartbeatMs } = args.right;
    let simulator: SimulatedGateway;
    try {
      simulator = await startSimulatedGateway({ port, seed, pace, tokenTtlMs, opaqueTokens, heartbeatMs });
    } catch (error) {
      ports.err.write(`agg-rx simulate: port ${port} can't be served: ${reasonOf(error)}\n`);
      return exitStatus.failed;
    }
    await lastValueFrom(serve(simulator, args.right, ports).pipe(takeUntil(ports.interrupted$)), {
      defaultValue: undefined,
    });
    await simulator.close();
    return exitStatus.done;
  },
};

const lookEveryMs = 100;

/** Tells the way here, then plays, and writes what happens. Does not end by itself. */
function serve(simulator: SimulatedGateway, args: SimulateArgs, { out, nowMs }: CliPorts): Observable<never> {
  const { user, faults, json } = args;
  const { url, restUrl } = simulator;
  const beganMs = nowMs();

  const head = (serving: Serving): string =>
    json ? `${JSON.stringify({ at: beganMs, type: 'serving', ...serving })}\n` : servingText(serving, simulatedUser);
  const note = (text: string): string =>
    json
      ? `${JSON.stringify({ at: nowMs(), type: 'note', text })}\n`
      : `${seconds(nowMs() - beganMs).padStart(8)}  ${text}\n`;

  // By the same door as everyone else: who a name is, the gateway alone knows.
  return signInOverRest(restUrl, user).pipe(
    switchMap(({ userId }) => {
      out.write(head({ url, restUrl, appId: simulatedAppId, user, userId }));
      const clients$ = interval(lookEveryMs).pipe(
        map(() => simulator.connections()),
        startWith(0),
        distinctUntilChanged(),
        skip(1),
        map((open) => `${count(open, 'connection')} open`),
      );
      const played$ = tradesOverTime(args).pipe(
        tap((scenario) => simulator.place(userId, scenario)),
        ignoreElements(),
      );
      return merge(clients$, inflict(simulator, faults), played$);
    }),
    tap((text) => {
      out.write(note(text));
    }),
    ignoreElements(),
  );
}
