// Ten more subscribers, two to each of five typed streams.
import { openGateway } from './signedIn.mjs';

export { codeOfOrder as codeOf } from '../claims.mjs';

export const open = (emit, memory) =>
  openGateway(emit, memory, (gateway) => {
    let seen = 0;
    for (const messages$ of [
      gateway.orderSubmitted$,
      gateway.orderEvents$,
      gateway.balanceUpdates$,
      gateway.heartbeats$,
      gateway.serverErrors$,
    ]) {
      for (let each = 0; each < 2; each += 1) messages$.subscribe(({ type }) => (seen += type.length));
    }
  });
