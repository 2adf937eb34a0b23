import type { Knobs } from './options.js';
import { emptyBook, grantOf, issueAccess, issueRefresh, renew, revoke, revokeUser } from './tokenBook.js';
import type { Grant, Issued, Renewal } from './tokenBook.js';

/** Gives out tokens and knows them again. */
export interface TokenDesk {
  readonly issueToken: (userId: string, ttlMs?: number) => string;
  readonly issueRefreshToken: (userId: string, ttlMs?: number) => string;
  readonly grantOf: (token: string) => Grant | undefined;
  /** Whose an access token is, expired or not. */
  readonly holderOf: (token: string) => string | undefined;
  readonly renew: (refreshToken: string) => Renewal | undefined;
  readonly revoke: (token: string) => void;
  readonly revokeUser: (userId: string) => void;
}

export function createTokenDesk({ seed, opaqueTokens, tokenTtlMs, rotateRefreshTokens, scheduler }: Knobs): TokenDesk {
  let book = emptyBook(seed, opaqueTokens);
  const given = (issued: Issued): string => {
    book = issued.book;
    return issued.token;
  };
  return {
    issueToken: (userId, ttlMs = tokenTtlMs) => given(issueAccess(book, userId, ttlMs, scheduler.now())),
    issueRefreshToken: (userId, ttlMs = tokenTtlMs) => given(issueRefresh(book, userId, ttlMs)),
    grantOf: (token) => grantOf(book, token, scheduler.now()),
    holderOf: (token) => book.access.get(token)?.userId,
    renew(token) {
      const renewal = renew(book, token, rotateRefreshTokens, scheduler.now());
      if (renewal !== undefined) book = renewal.book;
      return renewal;
    },
    revoke(token) {
      book = revoke(book, token);
    },
    revokeUser(userId) {
      book = revokeUser(book, userId);
    },
  };
}
