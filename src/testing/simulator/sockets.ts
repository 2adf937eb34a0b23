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
  // One that is about to close is still known, and no longer open.
  const open = (): readonly Connection[] => [...known].filter((connection) => connection.isOpen());
  return {
    add(connection) {
      known.add(connection);
      connection.closed$.pipe(tap(() => known.delete(connection))).subscribe();
    },
    open,
    openOf: (userId) => open().filter((connection) => connection.userId() === userId),
  };
}
