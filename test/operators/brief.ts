import type { OrderState } from 'agg-rx/order';

/** An order in a few characters: `o1 filled`. */
export const brief = ({ orderId, status }: OrderState): string => `${orderId} ${status}`;

/** A time of the gateway's clock, in ms after the one that the builders give. */
export const at = (afterMs: number): number => 1_710_000_000_000 + afterMs;

/** The same, as REST writes it. */
export const isoAt = (afterMs: number): string => new Date(at(afterMs)).toISOString();
