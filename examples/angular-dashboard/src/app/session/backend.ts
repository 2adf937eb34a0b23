/** Someone who can sign in. */
export interface User {
  readonly id: string;
  readonly name: string;
}

/** An access token, and whose it is. */
export interface Grant {
  readonly user: User;
  readonly accessToken: string;
}

/** The demo's people. */
export const users: readonly User[] = [
  { id: 'usr_ada', name: 'Ada' },
  { id: 'usr_grace', name: 'Grace' },
];

/** A refusal or a failure of our own backend; its `status` tells agg-rx which of the two. */
class BackendError extends Error {
  constructor(readonly status: number) {
    super(`the dashboard's backend answered ${status}`);
  }
}

/** Asks our own backend, which knows the user by a cookie that no script can read. */
export async function ask<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json', 'x-dashboard': 'page' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new BackendError(response.status);
  return (await response.json()) as T;
}
