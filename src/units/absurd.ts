/**
 * Ends a `switch` that names every case: a new case is a type error here, and at run time a value
 * that no type foresaw gives `fallback` rather than an exception.
 */
export const absurd = <T>(_impossible: never, fallback: T): T => fallback;
