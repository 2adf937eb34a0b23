// Many users in one process, each with a socket and folds of its own; one of them is refused, and ends alone.
// `npm run example:many-users` takes 1,000 users, `npm run example:many-users -- 50` takes 50.
import { ConnectionError, createGateway, type Gateway } from 'agg-rx';
import { orderLifecycle$ } from 'agg-rx/operators';
import type { OrderState } from 'agg-rx/order';
import { scenarios, startSimulatedGateway, type OrderTruth } from 'agg-rx/testing';
import {
  catchError,
  combineLatest,
  filter,
  finalize,
  forkJoin,
  from,
  lastValueFrom,
  map,
  of,
  scan,
  switchMap,
  take,
  timeout,
  timer,
  type Observable,
} from 'rxjs';

/** How one user's watch came out: each of its orders as its script ends, or why not. */
type Outcome = { readonly orders: number } | { readonly endedBy: string };

const users = Number(process.argv[2] ?? 1_000);
const refusedUser = 0;
const plots = [scenarios.happyPath, scenarios.retriesExhausted, scenarios.partialThenFilled, scenarios.cancelled];

const startedAtMs = Date.now();
const agg = await startSimulatedGateway({ pace: 0.5 });
const gateways = Array.from({ length: users }, (_, user) => gatewayOf(user));

const allIn = Promise.all(gateways.map(isLetIn));
const outcomes: readonly Outcome[] = await lastValueFrom(forkJoin(gateways.map(outcomeOf)), { defaultValue: [] });
const signedIn = (await allIn).filter((letIn) => letIn).length;
await agg.close();

const asScripted = outcomes.filter((outcome) => 'orders' in outcome);
const signedOut = outcomes.filter((outcome) => 'endedBy' in outcome && outcome.endedBy === 'SignedOut');
const others = outcomes.length - asScripted.length - signedOut.length;
const orders = asScripted.reduce((sum, outcome) => sum + outcome.orders, 0);

console.log(`users                      ${users}, ${signedIn} of them signed in at one time`);
console.log(`orders ended as scripted   ${orders}, of ${asScripted.length} users`);
console.log(`signed out                 ${signedOut.length}`);
console.log(`ended otherwise            ${others}`);
console.log(`time                       ${((Date.now() - startedAtMs) / 1_000).toFixed(1)} s`);
console.log(`memory (RSS)               ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`);

const ok = asScripted.length === users - 1 && signedOut.length === 1 && signedIn === users - 1;
console.log(ok ? 'ok' : 'NOT as it should be');
if (!ok) process.exitCode = 1;

function gatewayOf(user: number): Gateway {
  const userId = `usr_${user}`;
  const accessToken = agg.issueToken(userId);
  const refreshToken = agg.issueRefreshToken(userId);
  if (user === refusedUser) agg.revokeUser(userId);
  return createGateway({
    appId: 'app_demo123',
    url: agg.url,
    accessToken,
    refreshAccessToken: () => refresh(refreshToken),
  });
}

/** Whether the user was let in, once that is settled. */
function isLetIn({ status$ }: Gateway): Promise<boolean> {
  const letIn$ = status$.pipe(
    filter(({ state }) => state === 'authenticated' || state === 'closed'),
    take(1),
    map(({ state }) => state === 'authenticated'),
  );
  return lastValueFrom(letIn$, { defaultValue: false });
}

async function refresh(refreshToken: string): Promise<string> {
  const response = await fetch(`${agg.restUrl}/auth/token/refresh`, {
    method: 'POST',
    body: JSON.stringify({ refreshToken }),
  });
  // The `status` tells a refusal from a fault of the network.
  if (!response.ok) throw Object.assign(new Error('the refresh failed'), { status: response.status });
  const { accessToken } = (await response.json()) as { readonly accessToken: string };
  return accessToken;
}

/** One user, from sign-in to the ends of its orders, which are placed when all users are in. */
function outcomeOf(gateway: Gateway, user: number): Observable<Outcome> {
  const orders$ = gateway.userEvents$.pipe(
    orderLifecycle$(),
    scan((states, order) => new Map(states).set(order.orderId, order), new Map<string, OrderState>()),
  );
  const truth$ = from(allIn).pipe(
    switchMap(() => agg.place(`usr_${user}`, plots[user % plots.length] ?? scenarios.happyPath).ended),
  );
  // A listening socket doesn't queue a thousand connects at one moment: they come over two seconds.
  return timer(user * 2).pipe(
    switchMap(() => combineLatest([orders$, truth$])),
    filter(([states, truth]) => truth.every((order) => isAsScripted(states.get(order.orderId), order))),
    take(1),
    map(([, truth]) => ({ orders: truth.length })),
    timeout(60_000),
    catchError((error: unknown) => of({ endedBy: error instanceof ConnectionError ? error._tag : String(error) })),
    finalize(gateway.close),
  );
}

function isAsScripted(shown: OrderState | undefined, { end, filledRaw }: OrderTruth): boolean {
  return shown?.end === end && (shown.fill?.filledRaw ?? 0n) === filledRaw;
}
