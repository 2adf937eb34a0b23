import { tap } from 'rxjs';
import type { Connection } from './connection.js';

/** The sockets that are open. */
export interface Sockets {
  readonly add: (connection: Connection) => void;
  readonly open: () => readonly Connection[];
  /** Those that get a user's events. */
  readonly openOf: (userId: string) => readonly Connection[];
}

export function createSockets(): Sockets {
  const known = new Set<Connection>();
  const those = (fits: (connection: Connection) => boolean): readonly Connection[] => {
    const found: Connection[] = [];
    for (const connection of known) if (fits(connection)) found.push(connection);
    return found;
  };
  return {
    add(connection) {
      known.add(connection);
      connection.closed$.pipe(tap(() => known.delete(connection))).subscribe();
    },
    // One that is about to close is still known, and no longer open.
    open: () => those((connection) => connection.isOpen()),
    openOf: (userId) => those((connection) => connection.userId() === userId && connection.isOpen()),
  };
}
