import { scenarios } from 'agg-rx/testing';

const names = [
  'happyPath',
  'retryThenSuccess',
  'partialThenFilled',
  'splitOverTwoVenues',
  'retriesExhausted',
  'cancelled',
  'partialThenCancelled',
];
const tryAgainLater = 1013;
const mostAtOnce = 20;

/** What the page's buttons do to the simulated gateway, for the user who presses them. */
export function createControl(simulator, { pace, outageMs }) {
  const placed = new Map();
  let next = 0;
  let thaw;

  function place(userId, count) {
    for (let at = 0; at < count; at += 1) {
      const scenario = scenarios[names[next % names.length]];
      next += 1;
      const { orderIds, ended } = simulator.place(userId, atPace(scenario(next * 7_919), pace));
      for (const orderId of orderIds) placed.set(orderId, { userId, orderId });
      void ended.then((truths) => {
        for (const { orderId, end, filledRaw } of truths) {
          placed.set(orderId, { userId, orderId, end, filledRaw: String(filledRaw) });
        }
      });
    }
  }

  /** The line breaks, and whoever comes back is turned away for a while. */
  function drop(userId) {
    const lift = simulator.refuseUpgrades({ closeCode: tryAgainLater });
    setTimeout(lift, outageMs).unref();
    simulator.drop({ userId });
  }

  /** Nothing comes through, heartbeats included, until it is lifted. */
  function freeze(frozen) {
    thaw?.();
    thaw = frozen ? simulator.disturb({ kind: 'stall' }) : undefined;
  }

  function expire({ user, accessToken }) {
    simulator.revoke(accessToken);
    simulator.drop({ userId: user.id, code: 4401, reason: 'token expired' });
  }

  return {
    /** Every order that was placed, with its true end once it has ended. */
    truth: () => [...placed.values()],

    answer(method, pathname, session, body) {
      if (!pathname.startsWith('/control/')) return undefined;
      if (session === undefined) return { status: 403, json: { error: 'nobody is signed in' } };
      switch (`${method} ${pathname}`) {
        case 'POST /control/place':
          place(session.user.id, Math.min(Number(body.count ?? 1) || 1, mostAtOnce));
          break;
        case 'POST /control/drop':
          drop(session.user.id);
          break;
        case 'POST /control/expire':
          expire(session);
          break;
        case 'POST /control/freeze':
          freeze(body.frozen === true);
          break;
        default:
          return undefined;
      }
      return { status: 200, json: { frozen: thaw !== undefined } };
    },
  };
}

/** A script at another pace, in its times too: by them a client tells what it has missed. */
const atPace = (script, pace) => ({
  ...script,
  steps: script.steps.map((step) => ({
    ...step,
    afterMs: step.afterMs * pace,
    message: { ...step.message, timestamp: Math.round(step.message.timestamp * pace) },
  })),
});
