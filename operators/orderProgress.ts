import { distinctUntilChanged, filter, map, pipe, type OperatorFunction } from 'rxjs';
import type { UserEvent } from '../src/events/index.js';
import type { OrderProgress } from '../src/order/index.js';
import { trackOrder$, type TrackOrderOptions } from './trackOrder.js';

/**
 * How far one order has come: "step 3 of 7", as it changes.
 *
 *     events   -s-s-c-t-f---------|     s, c: step 1 of 7 started, completed; t: step 2 started; f: filled
 *              orderProgress$('a', { settleMs: 6 })
 *     output   -S---C-T-------|     completes settleMs after the end
 *
 * Emits when the step, the number of steps, the step's type or its status changes; nothing before an event bears
 * a `sequence`. Completes and errors as {@link trackOrder$} does, with its options.
 *
 * @param orderId the order to follow
 * @param options.settleMs milliseconds, 2,000 unless said otherwise
 * @param options.scheduler the clock and timers, `asyncScheduler` unless said otherwise
 * @example
 * gateway.userEvents$
 *   .pipe(orderProgress$(orderId))
 *   .subscribe(({ step, of, stepStatus }) => show(`${step} of ${of ?? '?'}: ${stepStatus}`));
 * @see {@link trackOrder$} for everything that is known of the order
 */
export const orderProgress$ = (
  orderId: string,
  options: TrackOrderOptions = {},
): OperatorFunction<UserEvent, OrderProgress> =>
  pipe(
    trackOrder$(orderId, options),
    map(({ progress }) => progress),
    filter((progress) => progress !== undefined),
    distinctUntilChanged(isSameProgress),
  );

const isSameProgress = (a: OrderProgress, b: OrderProgress): boolean =>
  a.step === b.step && a.of === b.of && a.stepType === b.stepType && a.stepStatus === b.stepStatus;
