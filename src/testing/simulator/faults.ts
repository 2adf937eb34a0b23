/** Faults that stand until they have been met often enough, or are lifted. */
export interface Faults<T> {
  /** Adds a fault for so many times; what is returned lifts it. */
  readonly add: (fault: T, times: number) => () => void;
  /** The oldest fault that fits; it counts as met. */
  readonly meet: (fits: (fault: T) => boolean) => T | undefined;
}

export function createFaults<T>(): Faults<T> {
  const left = new Map<{ readonly fault: T }, number>();
  return {
    add(fault, times) {
      const entry = { fault };
      left.set(entry, times);
      return () => {
        left.delete(entry);
      };
    },
    meet(fits) {
      const found = [...left].find(([{ fault }, times]) => times > 0 && fits(fault));
      if (found === undefined) return undefined;
      const [entry, times] = found;
      left.set(entry, times - 1);
      return entry.fault;
    },
  };
}
