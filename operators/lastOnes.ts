interface Link<Key, Value> {
  readonly key: Key;
  readonly value: Value;
  older: Link<Key, Value> | undefined;
  newer: Link<Key, Value> | undefined;
}

/** A map that holds the last `limit` keys that came into it. */
export interface LastOnes<Key, Value> {
  has(key: Key): boolean;
  /** Takes in a key that is not there. Gives back the key that had to go, if one had to. */
  add(key: Key, value: Value): Key | undefined;
  delete(key: Key): void;
  clear(): void;
  /** The values, the oldest key's first. */
  values(): Value[];
}

/**
 * An empty map for the last `limit` keys. Each call costs the same however many there are: the keys are
 * linked in the order in which they came, since the first key of a `Map` takes the longer to find the more
 * keys were deleted before it.
 */
export function lastOnes<Key, Value>(limit: number): LastOnes<Key, Value> {
  const links = new Map<Key, Link<Key, Value>>();
  let oldest: Link<Key, Value> | undefined;
  let newest: Link<Key, Value> | undefined;

  function append(key: Key, value: Value): void {
    const link = { key, value, older: newest, newer: undefined };
    if (newest === undefined) oldest = link;
    else newest.newer = link;
    newest = link;
    links.set(key, link);
  }

  function remove({ key, older, newer }: Link<Key, Value>): void {
    if (older === undefined) oldest = newer;
    else older.newer = newer;
    if (newer === undefined) newest = older;
    else newer.older = older;
    links.delete(key);
  }

  return {
    has: (key) => links.has(key),
    add(key, value) {
      append(key, value);
      if (links.size <= limit || oldest === undefined) return undefined;
      const gone = oldest;
      remove(gone);
      return gone.key;
    },
    delete(key) {
      const link = links.get(key);
      if (link !== undefined) remove(link);
    },
    clear() {
      links.clear();
      oldest = newest = undefined;
    },
    values: () => Array.from(links.values(), ({ value }) => value),
  };
}
