import { describe, expect, it } from 'vitest';
import { jwt } from 'agg-rx/testing';

const part = (token: string, at: number): unknown =>
  JSON.parse(Buffer.from(token.split('.')[at] ?? '', 'base64url').toString());

describe('jwt', () => {
  it('reads as a JWT with a user, an issue time and an end, in seconds', () => {
    const token = jwt({ userId: 'usr_7', issuedAtMs: 1_710_000_000_000, ttlMs: 60_000, serial: 3 });

    expect(part(token, 0)).toStrictEqual({ alg: 'HS256', typ: 'JWT' });
    expect(part(token, 1)).toStrictEqual({ sub: 'usr_7', iat: 1_710_000_000, exp: 1_710_000_060, jti: '3' });
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]{43}$/);
  });

  it('keeps a part of a second, so that a short life can be read', () => {
    expect(part(jwt({ issuedAtMs: 0, ttlMs: 250 }), 1)).toMatchObject({ iat: 0, exp: 0.25 });
  });

  it('takes a user id of any script', () => {
    expect(part(jwt({ userId: 'josé 🙂' }), 1)).toMatchObject({ sub: 'josé 🙂' });
  });

  it('gives the same text for the same fields, and another for another serial or seed', () => {
    expect(jwt({ serial: 1 })).toBe(jwt({ serial: 1 }));
    expect(jwt({ serial: 2 })).not.toBe(jwt({ serial: 1 }));
    expect(jwt({ seed: 2 })).not.toBe(jwt({ seed: 1 }));
  });
});
