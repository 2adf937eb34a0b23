/** Why something happened, as plain data: never an Event, a socket or the caller's own error, and no token in it. */
export interface Cause {
  /** What kind of thing happened, such as `closed` or `token_refused`. */
  readonly name: string;
  /** The same for a person; every token in it is `***`. */
  readonly message: string;
  /** The HTTP status, where there was one. */
  readonly status?: number;
  /** The WebSocket close code, where there was one. */
  readonly code?: number;
}

/** What can be told of a value that the caller's code threw or that a stream ended with. */
export function causeOf(error: unknown, redact: (text: string) => string): Cause {
  const status = read(error, 'status');
  return {
    name: redact(readText(error, 'name') ?? 'Error'),
    message: redact(readText(error, 'message') ?? (typeof error === 'string' ? error : '')),
    ...(typeof status === 'number' && { status }),
  };
}

/** The same as `read`, where it is text. */
export function readText(from: unknown, key: string): string | undefined {
  const value = read(from, key);
  return typeof value === 'string' ? value : undefined;
}

/** A getter of somebody else's error may throw; that is no reason for ours to. */
export function read(from: unknown, key: string): unknown {
  if ((typeof from !== 'object' && typeof from !== 'function') || from === null) return undefined;
  try {
    return (from as Record<string, unknown>)[key];
  } catch {
    return undefined;
  }
}
