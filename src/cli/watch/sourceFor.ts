import type { Observable } from 'rxjs';
import { demo$ } from '../demo/demo.js';
import type { CliPorts } from '../ports.js';
import { liveGateway$ } from './liveGateway.js';
import { simulatedGateway$ } from './simulatedGateway.js';
import type { Source } from './source.js';
import type { SourceArgs } from './sourceArgs.js';

/** What the arguments ask for. */
export function sourceFor(args: SourceArgs, ports: CliPorts): Observable<Source> {
  switch (args.source) {
    case 'demo':
      return demo$(args);
    case 'simulated':
      return simulatedGateway$(args);
    case 'gateway':
      return liveGateway$(args, ports);
  }
}
