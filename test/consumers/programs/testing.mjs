// The simulated gateway inside the program itself, as in a user's own tests.
import { createGateway } from 'agg-rx';
import { terminalOrders$ } from 'agg-rx/operators';
import { scenarios, startSimulatedGateway } from 'agg-rx/testing';
import { firstValueFrom, take } from 'rxjs';

const agg = await startSimulatedGateway({ pace: 0 });
const gateway = createGateway({ appId: 'app_demo123', url: agg.url, accessToken: agg.issueToken('usr_1') });
const ends = gateway.userEvents$.pipe(terminalOrders$(), take(1)).forEach(({ end }) => console.log(end));
await firstValueFrom(gateway.userEvents$);
agg.place('usr_1', scenarios.happyPath);
await ends;
gateway.close();
await agg.close();
