import type { Socket } from 'node:net';

/** One connection through the proxy: its end at the client, its end at the gateway, and what is done between. */
export interface ProxyLink {
  /** Lets half of the gateway's next bytes through, then breaks off. */
  readonly cutMidFrame: () => void;
  /** Breaks off with a reset at both ends. */
  readonly reset: () => void;
  /** Swallows what comes from now on, either way, the end of the connection too. */
  readonly halfOpen: () => void;
  /** Holds back what comes, either way, until what is returned is called. */
  readonly stall: () => () => void;
}

/** What becomes of the gateway's bytes. */
type Passage = 'through' | 'half' | 'swallowed';

/** Ties two ends together until one of them closes. */
export function linkOf(client: Socket, gateway: Socket): ProxyLink {
  let passage: Passage = 'through';
  const ends = [client, gateway];

  const destroy = (): void => {
    for (const end of ends) end.destroy();
  };

  client.on('data', (bytes) => {
    if (passage !== 'swallowed') gateway.write(bytes);
  });
  gateway.on('data', (bytes) => {
    if (passage === 'through') client.write(bytes);
    if (passage !== 'half') return;
    passage = 'swallowed';
    client.write(bytes.subarray(0, bytes.length / 2), destroy);
  });
  for (const end of ends) {
    // A reset is an error here; its `close` says all there is to say.
    end.on('error', () => undefined);
    end.on('close', () => {
      if (passage !== 'swallowed') destroy();
    });
  }

  return {
    cutMidFrame() {
      passage = 'half';
    },
    reset() {
      for (const end of ends) end.resetAndDestroy();
    },
    halfOpen() {
      passage = 'swallowed';
    },
    stall() {
      for (const end of ends) end.pause();
      return () => {
        for (const end of ends) end.resume();
      };
    },
  };
}
