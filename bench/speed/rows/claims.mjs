// What a row's consumer looks at in each thing it is given, so that rows can be held against one another.

/** Of a state, in a few operations: it is added up while the clock runs. */
export const codeOf = (status, { progress, steps, fill }) =>
  31 * status.charCodeAt(2) +
  status.length +
  7 * (progress === undefined ? 0 : progress.step) +
  101 * steps.length +
  (fill === undefined ? 0 : 1_009);

/** Of a state, all that every row claims of it: for the check, without a clock. */
export const viewOf = (status, { orderId, progress, steps, fill, lastEventAt }) => ({
  orderId,
  status,
  step: progress?.step,
  of: progress?.of,
  steps: steps.map((step) => `${step.sequence} ${step.stepType} ${step.status}`),
  filledRaw: String(fill?.filledRaw ?? 0n),
  remainingRaw: String(fill?.remainingRaw ?? ''),
  lastEventAt,
});

/** For rows that emit an order's state as one object. */
export const codeOfOrder = (order) => codeOf(order.status, order);
export const viewOfOrder = (order) => viewOf(order.status, order);

/** For rows that emit messages. */
export const codeOfMessage = ({ type, venue, timestamp }) => type.length + venue.length + (timestamp % 1_000);
export const viewOfMessage = ({ type, event, orderId, venue, timestamp }) => ({
  type,
  event,
  orderId,
  venue,
  timestamp,
});
