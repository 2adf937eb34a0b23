// Tells how each order of a user ends. Needs no key: the gateway runs here. `npm run example:watch-orders`
import { createGateway } from 'agg-rx';
import { terminalOrders$ } from 'agg-rx/operators';
import { scenarios, startSimulatedGateway } from 'agg-rx/testing';
import { filter, take } from 'rxjs';

const agg = await startSimulatedGateway({ pace: 0.2 });
const gateway = createGateway({ appId: 'app_demo123', url: agg.url, accessToken: agg.issueToken('usr_1') });

const ends = gateway.userEvents$.pipe(terminalOrders$(), take(3)).forEach(({ orderId, venue = '', status }) => {
  console.log(`${orderId} on ${venue}: ${status}`);
});

// A gateway tells nothing of what happened before the user was signed in.
await gateway.status$
  .pipe(
    filter(({ state }) => state === 'authenticated'),
    take(1),
  )
  .forEach(() => {
    agg.place('usr_1', scenarios.happyPath);
    agg.place('usr_1', scenarios.retriesExhausted);
    agg.place('usr_1', scenarios.cancelled);
  });

await ends;
gateway.close();
await agg.close();
