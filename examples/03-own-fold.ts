// A fold of your own, by the mechanism that the operators are made of: what was ordered on each venue. Needs no key.
import { createGateway } from 'agg-rx';
import { foldByKey } from 'agg-rx/operators';
import { scenarios, startSimulatedGateway } from 'agg-rx/testing';
import { filter, take } from 'rxjs';

interface Ordered {
  readonly venue: string;
  readonly orders: number;
  readonly shares: number;
}

const agg = await startSimulatedGateway({ pace: 0.2 });
const gateway = createGateway({ appId: 'app_demo123', url: agg.url, accessToken: agg.issueToken('usr_1') });

const orderedByVenue$ = gateway.userEvents$.pipe(
  foldByKey({
    select: (event) => event.type === 'order_submitted',
    keyOf: ({ venue }) => venue,
    step: (before: Ordered | undefined, { venue, size }): Ordered => ({
      venue,
      orders: (before?.orders ?? 0) + 1,
      shares: (before?.shares ?? 0) + size,
    }),
    isReset: (event) => event.type === 'continuity' && event.cause === 'user_switched',
  }),
);

const told = orderedByVenue$.pipe(take(4)).forEach(({ venue, orders, shares }) => {
  console.log(`${venue}: ${orders} ${orders === 1 ? 'order' : 'orders'}, ${shares} shares`);
});

await gateway.status$
  .pipe(
    filter(({ state }) => state === 'authenticated'),
    take(1),
  )
  .forEach(() => {
    for (let orders = 0; orders < 4; orders += 1) agg.place('usr_1', scenarios.cancelled);
  });

await told;
gateway.close();
await agg.close();
