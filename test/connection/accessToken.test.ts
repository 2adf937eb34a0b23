import { jwt } from 'agg-rx/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayHaveExpired, readAccessToken, renewalDueAtMs, type AccessToken } from '../../src/connection/accessToken.js';

const minuteMs = 60_000;
const nowMs = 1_710_000_000_000;

const read = (value: string, receivedAtMs = nowMs): AccessToken =>
  readAccessToken(value, { origin: 'given', signIn: 1, receivedAtMs });

/** A token whose payload is this text, in base64url as real ones are. */
const withPayload = (payload: string): string =>
  `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(payload).toString('base64url')}.c2ln`;

describe('readAccessToken', () => {
  it('reads iat and exp as milliseconds by the clock of whoever issued the token', () => {
    const token = read(jwt({ issuedAtMs: nowMs, ttlMs: 15 * minuteMs }));

    expect(token).toMatchObject({ issuedAtMs: nowMs, expiresAtMs: nowMs + 15 * minuteMs });
  });

  it('reads a payload whose base64url is not valid base64', () => {
    // `~~~???` gives both `-` and `_`.
    const token = read(withPayload('{"sub":"~~~???>>>","exp":2}'));

    expect(token.expiresAtMs).toBe(2_000);
  });

  it.each([
    ['no JWT', 'agt_opaque'],
    ['an empty text', ''],
    ['dots alone', '..'],
    ['a payload that is not base64', 'eyJhbGciOiJIUzI1NiJ9.%%%.c2ln'],
    ['a payload that is not JSON', withPayload('{')],
    ['a payload that is null', withPayload('null')],
    ['a payload that is a text', withPayload('"exp"')],
    ['a payload that is a list', withPayload('[1]')],
    ['times that are texts', withPayload('{"iat":"1","exp":"2"}')],
    ['times that are null', withPayload('{"iat":null,"exp":null}')],
    ['times out of range', withPayload('{"iat":-1e999,"exp":1e999}')],
    ['times in the prototype alone', withPayload('{"__proto__":{"iat":1,"exp":2}}')],
    ['a payload nested 100,000 deep', withPayload('['.repeat(100_000) + ']'.repeat(100_000))],
  ])('takes %s as a token that says nothing', (_what, value) => {
    const token = read(value);

    expect(token).toStrictEqual({ value, origin: 'given', signIn: 1, receivedAtMs: nowMs });
    expect(mayHaveExpired(token, nowMs + 1e12)).toBe(false);
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.json(), (text, payload) => {
        expect(() => read(text)).not.toThrow();
        expect(() => read(withPayload(payload))).not.toThrow();
      }),
    );
  });
});

describe('mayHaveExpired', () => {
  it.each([
    [30_001, false],
    [30_000, true],
    [0, true],
    [-1, true],
  ])('with %i ms left: %s', (leftMs, expired) => {
    const token = read(withPayload(JSON.stringify({ exp: (nowMs + leftMs) / 1_000 })));

    expect(mayHaveExpired(token, nowMs)).toBe(expired);
  });

  it('never says so of a token that has no exp, even with an iat', () => {
    expect(mayHaveExpired(read(withPayload('{"iat":1}')), nowMs)).toBe(false);
  });

  it('goes by exp alone where there is no iat', () => {
    const token = read(withPayload(JSON.stringify({ exp: nowMs / 1_000 + 3_600 })), nowMs - 7_200_000);

    expect(mayHaveExpired(token, nowMs)).toBe(false);
  });

  describe('when this clock is 5 minutes off', () => {
    // Just issued, for 15 minutes, and received at once.
    const tokenOn = (offMs: number): AccessToken =>
      read(jwt({ issuedAtMs: nowMs, ttlMs: 15 * minuteMs }), nowMs + offMs);

    it('is told in time by its life where the clock is behind', () => {
      const offMs = -5 * minuteMs;
      const at = (ageMs: number): boolean => mayHaveExpired(tokenOn(offMs), nowMs + offMs + ageMs);

      expect(at(0)).toBe(false);
      expect(at(15 * minuteMs - 30_001)).toBe(false);
      expect(at(15 * minuteMs - 30_000)).toBe(true);
    });

    it('is told too early by its exp where the clock is ahead: that costs a refresh, and nothing else', () => {
      const offMs = 5 * minuteMs;
      const at = (ageMs: number): boolean => mayHaveExpired(tokenOn(offMs), nowMs + offMs + ageMs);

      expect(at(0)).toBe(false);
      expect(at(10 * minuteMs - 30_001)).toBe(false);
      expect(at(10 * minuteMs - 30_000)).toBe(true);
    });
  });
});

describe('rule 7: renewalDueAtMs', () => {
  it('is when 80 % of the life has passed since the token came, whatever this clock says', () => {
    const token = jwt({ issuedAtMs: nowMs, ttlMs: 15 * minuteMs });

    for (const offMs of [-5 * minuteMs, 0, 5 * minuteMs]) {
      expect(renewalDueAtMs(read(token, nowMs + offMs))).toBe(nowMs + offMs + 12 * minuteMs);
    }
  });

  it('is no sooner than 30 s after the token came', () => {
    expect(renewalDueAtMs(read(jwt({ ttlMs: 1_000 })))).toBe(nowMs + 30_000);
  });

  it('is never where the life can not be read', () => {
    expect(renewalDueAtMs(read('agt_opaque'))).toBeUndefined();
    expect(renewalDueAtMs(read(withPayload('{"exp":2}')))).toBeUndefined();
  });
});
