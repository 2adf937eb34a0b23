// Every door that a browser may open, and most of what is behind it.
import { createGateway, createSession, restSnapshots, withSnapshots, type UserEvent } from 'agg-rx';
import * as operators from 'agg-rx/operators';
import { applyToOrder, orderToJson, type OrderState } from 'agg-rx/order';
import { decode } from 'agg-rx/protocol';
import { scan, type OperatorFunction } from 'rxjs';
import { appId, refreshAccessToken, settings, tell } from './tell.js';

const { url, restUrl, frames } = await settings<{ readonly frames: readonly string[] }>();

// A frame that is read by what was learned of its kind never comes to JSON.parse.
const { parse } = JSON;
const isFrame = new Set(frames);
let parsed = 0;
JSON.parse = (text) => {
  if (isFrame.has(text)) parsed += 1;
  return parse(text) as unknown;
};
const decoded = frames.map((frame) => decode(frame));
JSON.parse = parse;
tell('parsed', parsed);
tell('decoded', decoded);

/** All that are named like streams of the domain, so that a new one must be used here too. */
const named = {
  orderLifecycle$: operators.orderLifecycle$(),
  terminalOrders$: operators.terminalOrders$(),
  balanceByVenue$: operators.balanceByVenue$(),
  orderProgress$: operators.orderProgress$('o1'),
  openOrders$: operators.openOrders$(),
  stuckOrders$: operators.stuckOrders$({ silentMs: 300 }),
  trackOrder$: operators.trackOrder$('o1'),
} satisfies Record<Extract<keyof typeof operators, `${string}$`>, OperatorFunction<UserEvent, unknown>>;

const session = createSession({ refreshAccessToken });
const gateway = createGateway({ appId, url, session, retry: { initialMs: 10, maxMs: 100 } });
const events$ = gateway.userEvents$.pipe(withSnapshots(restSnapshots({ appId, session, restUrl })));

gateway.status$.subscribe((status) => {
  tell('status', status);
});
for (const [name, operator] of Object.entries(named)) {
  events$.pipe(operator as OperatorFunction<UserEvent, unknown>).subscribe(() => {
    tell('emitted', name);
  });
}
gateway.orderEvents$
  .pipe(
    operators.ofEvent('filled'),
    scan((order: OrderState | undefined, event) => applyToOrder(order, event), undefined),
  )
  .subscribe(() => {
    tell('emitted', 'ofEvent');
  });
gateway.messages$.pipe(operators.ofType('balance_update')).subscribe(() => {
  tell('emitted', 'ofType');
});
operators.ordersOf(events$).states$.subscribe((order) => {
  tell('order', orderToJson(order));
});
