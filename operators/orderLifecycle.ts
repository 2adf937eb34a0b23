import type { OperatorFunction } from 'rxjs';
import type { UserEvent } from '../src/events/index.js';
import type { OrderState } from '../src/order/index.js';
import { foldByKey } from './foldByKey.js';
import type { MemoryOptions } from './keyedMemory.js';
import { orderFold } from './orderFold.js';

/**
 * How many orders {@link orderLifecycle$} keeps in mind.
 *
 * @interface
 */
export type OrderLifecycleOptions = Pick<MemoryOptions, 'rememberOver' | 'rememberForgotten'>;

/**
 * Follows every order through its life: one state machine an order, one output a change.
 *
 *     events   -a-b-a-f-g-|     a, b: step_started of two orders, a again says nothing new; f: a filled; g: b failed
 *              orderLifecycle$()
 *     output   -A-B---F-G-|     the state of the order that changed
 *
 * Emits, errors and completes with its source and raises no error of its own. Each subscriber
 * folds for itself. Starts empty after a `user_switched` marker, and at an event of another user.
 *
 * @param options.rememberOver how many orders that are over stay known, 1,000 unless said otherwise; 0 forgets
 *   an order as soon as it is over
 * @param options.rememberForgotten how many ids stay known after that, 10,000 unless said otherwise: a late event
 *   of such an order opens nothing, unless it is a live `filled` or `partial_fill`
 * @example
 * gateway.userEvents$.pipe(orderLifecycle$()).subscribe((order) => show(order.status, order.progress));
 * @see {@link terminalOrders$} for the ends alone, {@link ordersOf} for many subscribers
 */
export const orderLifecycle$ = (options: OrderLifecycleOptions = {}): OperatorFunction<UserEvent, OrderState> =>
  foldByKey({ ...orderFold, ...options });
