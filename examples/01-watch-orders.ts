// Tells how each order of a user ends. Needs no key: the gateway runs here. `npm run example:watch-orders`
import { createGateway } from 'agg-rx';
import { terminalOrders$ } from 'agg-rx/operators';
import { scenarios, startSimulatedGateway } from 'agg-rx/testing';
import { firstValueFrom, take } from 'rxjs';

const agg = await startSimulatedGateway({ pace: 0.2 });
const gateway = createGateway({ appId: 'app_demo123', url: agg.url, accessToken: agg.issueToken('usr_1') });

const ends = gateway.userEvents$
  .pipe(terminalOrders$(), take(3))
  .forEach(({ orderId, venue, end }) => console.log(`${orderId} on ${venue ?? '?'}: ${end ?? ''}`));

await firstValueFrom(gateway.userEvents$); // the user is signed in
for (const script of [scenarios.happyPath, scenarios.retriesExhausted, scenarios.cancelled]) agg.place('usr_1', script);

await ends;
gateway.close();
await agg.close();
