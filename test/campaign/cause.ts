import { unrecognizedEvent } from 'agg-rx/testing';
import { noise, orderOfNoise, type Fault } from './fault.js';
import { userId, type Scene } from './scene.js';

/** Lets a fault happen; what is returned ends it. */
export function cause(fault: Fault, { server, session, gateway, time, shiftPages }: Scene): () => void {
  switch (fault.do) {
    case 'close':
      server.drop({ code: fault.code });
      return isOver;
    case 'refuse': {
      const lift = server.refuseUpgrades({ ...fault.by, times: fault.times });
      server.network.cut();
      return lift;
    }
    case 'half_open':
      server.network.halfOpen();
      return isOver;
    case 'outage':
      return server.network.goOffline();
    case 'disturb':
      return server.disturb(fault.fault);
    case 'noise':
      server.send(userId, unrecognizedEvent({ orderId: orderOfNoise, timestamp: time.nowMs() }));
      server.sendRaw(userId, noise[fault.frame]);
      return isOver;
    case 'revoke': {
      const state = session.state();
      if (state.level === 'user' && state.token !== undefined) server.revoke(state.token.value);
      return isOver;
    }
    case 'rest':
      return server.failRequests(fault.fault);
    case 'shift':
      return shiftPages(fault.pages);
    case 'rotate_off_half_open':
      server.network.halfOpen();
      time.scheduler.schedule(gateway.rotate, fault.afterMs);
      return isOver;
    case 'rotate':
      gateway.rotate();
      return isOver;
    case 'refresh':
      session.refresh().subscribe({ error: () => undefined });
      return isOver;
  }
}

/** What has happened at once needs no end. */
const isOver = (): void => undefined;
