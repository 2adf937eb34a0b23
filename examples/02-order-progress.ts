// A progress bar for one order, from its steps. Ends when the order has ended. Needs no key.
import { createGateway } from 'agg-rx';
import { orderProgress$ } from 'agg-rx/operators';
import { scenarios, startSimulatedGateway } from 'agg-rx/testing';
import { filter, take } from 'rxjs';

const agg = await startSimulatedGateway({ pace: 0.2 });
const gateway = createGateway({ appId: 'app_demo123', url: agg.url, accessToken: agg.issueToken('usr_1') });
const script = scenarios.retryThenSuccess(1);
const [orderId = ''] = script.truth.map((order) => order.orderId);

const progress = gateway.userEvents$
  .pipe(orderProgress$(orderId, { settleMs: 200 }))
  .forEach(({ step, of = step, stepType = '', stepStatus }) => {
    const done = stepStatus === 'completed' ? step : step - 1;
    console.log(`Step ${step} of ${of} ${'█'.repeat(done)}${'░'.repeat(of - done)} ${stepType} ${stepStatus}`);
  });

await gateway.status$
  .pipe(
    filter(({ state }) => state === 'authenticated'),
    take(1),
  )
  .forEach(() => {
    agg.place('usr_1', script);
  });

await progress;
gateway.close();
await agg.close();
