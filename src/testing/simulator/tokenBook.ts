import { jwt, opaqueToken, refreshToken } from '../token.js';

/** Whom a token speaks for, and until when. */
export interface Grant {
  readonly userId: string;
  /** Epoch milliseconds. */
  readonly expiresAtMs: number;
}

interface RefreshGrant {
  readonly userId: string;
  /** How long the access tokens are valid that it brings. */
  readonly ttlMs: number;
}

/** Every token given out and still good; a revoked or spent one is no longer in it. */
export interface TokenBook {
  readonly seed: number;
  readonly opaque: boolean;
  /** How many tokens were ever given out. */
  readonly issued: number;
  readonly access: ReadonlyMap<string, Grant>;
  readonly refresh: ReadonlyMap<string, RefreshGrant>;
}

/** A book after a token was given out, and that token. */
export interface Issued {
  readonly book: TokenBook;
  readonly token: string;
}

export const emptyBook = (seed: number, opaque: boolean): TokenBook => ({
  seed,
  opaque,
  issued: 0,
  access: new Map(),
  refresh: new Map(),
});

/** Gives out an access token. */
export function issueAccess(book: TokenBook, userId: string, ttlMs: number, nowMs: number): Issued {
  const { seed, opaque } = book;
  const serial = book.issued + 1;
  const token = opaque ? opaqueToken(seed, serial) : jwt({ userId, issuedAtMs: nowMs, ttlMs, serial, seed });
  const access = new Map(book.access).set(token, { userId, expiresAtMs: nowMs + ttlMs });
  return { book: { ...book, issued: serial, access }, token };
}

/** Gives out a refresh token. */
export function issueRefresh(book: TokenBook, userId: string, ttlMs: number): Issued {
  const serial = book.issued + 1;
  const token = refreshToken(book.seed, serial);
  const refresh = new Map(book.refresh).set(token, { userId, ttlMs });
  return { book: { ...book, issued: serial, refresh }, token };
}

/** Whom an access token speaks for now; nobody if it is unknown, revoked or expired. */
export function grantOf({ access }: TokenBook, token: string, nowMs: number): Grant | undefined {
  const grant = access.get(token);
  return grant !== undefined && nowMs < grant.expiresAtMs ? grant : undefined;
}

/** What a refresh token brings. */
export interface Renewal {
  readonly book: TokenBook;
  readonly userId: string;
  readonly accessToken: string;
  /** Its successor, where refresh tokens rotate. */
  readonly refreshToken?: string;
}

/** Takes a refresh token for a new access token; nothing if it is unknown, revoked or spent. */
export function renew(book: TokenBook, token: string, rotate: boolean, nowMs: number): Renewal | undefined {
  const grant = book.refresh.get(token);
  if (grant === undefined) return undefined;
  const { userId, ttlMs } = grant;
  const { book: renewed, token: accessToken } = issueAccess(book, userId, ttlMs, nowMs);
  if (!rotate) return { book: renewed, userId, accessToken };
  const next = issueRefresh(revoke(renewed, token), userId, ttlMs);
  return { book: next.book, userId, accessToken, refreshToken: next.token };
}

/** Forgets one token of either kind. */
export const revoke = (book: TokenBook, token: string): TokenBook => without(book, (each) => each === token);

/** Forgets every token of a user. */
export const revokeUser = (book: TokenBook, userId: string): TokenBook =>
  without(book, (_, grant) => grant.userId === userId);

type Test = (token: string, grant: Grant | RefreshGrant) => boolean;

function without(book: TokenBook, isRevoked: Test): TokenBook {
  const isKept = (entry: readonly [string, Grant | RefreshGrant]): boolean => !isRevoked(...entry);
  return {
    ...book,
    access: new Map([...book.access].filter(isKept)),
    refresh: new Map([...book.refresh].filter(isKept)),
  };
}
