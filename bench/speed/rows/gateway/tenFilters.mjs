// The same ten, each with a `filter` of its own over all messages.
import { filter } from 'rxjs';
import { openGateway } from './signedIn.mjs';

export { codeOfOrder as codeOf } from '../claims.mjs';

export const open = (emit, memory) =>
  openGateway(emit, memory, ({ messages$ }) => {
    let seen = 0;
    for (const type of ['order_submitted', 'order_event', 'balance_update', 'heartbeat', 'error']) {
      for (let each = 0; each < 2; each += 1) {
        messages$
          .pipe(filter((message) => message.type === type))
          .subscribe((message) => (seen += message.type.length));
      }
    }
  });
