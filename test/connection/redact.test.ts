import { jwt } from 'agg-rx/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJwtLike, redactJson, redactText, redactEscaped } from '../../src/connection/redact.js';

const none: readonly string[] = [];

describe('redactText', () => {
  it('hides every secret it is told of, wherever it stands and however often', () => {
    expect(redactText('a s3cret b s3cret t0ken', ['s3cret', 't0ken'])).toBe('a *** b *** ***');
  });

  it('hides a secret that begins like another one, whole', () => {
    expect(redactText('token-1 token-12', ['token-1', 'token-12'])).toBe('*** ***');
  });

  it('hides any JWT, held or not, whole or cut', () => {
    const token = jwt();
    const [head = '', body = ''] = token.split('.');

    for (const part of [token, `${head}.${body}`, `${head}.${body.slice(0, 7)}`, head, `${token}.more`]) {
      expect(redactText(`before ${part} after`, none)).toBe('before *** after');
    }
  });

  it.each([
    ['wss://x/ws?appId=a&token=abc', 'wss://x/ws?appId=a&token=***'],
    ['wss://x/ws?token=abc&appId=a', 'wss://x/ws?token=***&appId=a'],
    ['"wss://x/ws?TOKEN=a%2Bb#top" failed', '"wss://x/ws?TOKEN=***#top" failed'],
    ['https://x/?mytoken=abc', 'https://x/?mytoken=abc'],
  ])('shows the URL in %s without its token', (text, shown) => {
    expect(redactText(text, none)).toBe(shown);
  });

  it('leaves other text as it is', () => {
    const text = 'order ord_abc123 filled: eyJ is short, a.b.c has dots';

    expect(redactText(text, none)).toBe(text);
  });

  it('takes the marks of a pattern in a secret for plain text', () => {
    expect(redactText('a+b $& (c)', ['a+b', '(c)'])).toBe('*** $& ***');
  });
});

describe('isJwtLike', () => {
  it.each([
    [jwt(), true],
    ['agt_opaque', false],
    [`Bearer ${jwt()}`, false],
    ['eyJhbGciOiJI.abc==', false],
  ])('of %s is %s', (text, is) => {
    expect(isJwtLike(text)).toBe(is);
  });
});

describe('redactJson', () => {
  const hide = (text: string): string => redactText(text, ['s3cret']);

  it('hides in texts and in names, at any depth, and leaves the rest', () => {
    const value = { a: ['s3cret', 1, null, true, { 's3cret key': 's3cret' }], b: { c: {} }, d: [] };

    expect(redactJson(value, hide)).toStrictEqual({
      a: ['***', 1, null, true, { '*** key': '***' }],
      b: { c: {} },
      d: [],
    });
  });

  it('changes nothing of the value that it was given', () => {
    const value = { a: ['s3cret'] };

    redactJson(value, hide);

    expect(value).toStrictEqual({ a: ['s3cret'] });
  });

  it('takes a text or a number by itself', () => {
    expect(redactJson('s3cret', hide)).toBe('***');
    expect(redactJson(7, hide)).toBe(7);
  });

  it('keeps a key named __proto__ a key', () => {
    const value: unknown = JSON.parse('{"__proto__":{"polluted":"s3cret"},"constructor":"s3cret"}');

    const redacted = redactJson(value, hide);

    expect(JSON.stringify(redacted)).toBe('{"__proto__":{"polluted":"***"},"constructor":"***"}');
    expect(Object.getPrototypeOf(redacted)).toBe(Object.prototype);
  });

  it('is not stopped by 100,000 levels', () => {
    const depth = 100_000;
    const value: unknown = JSON.parse(`${'['.repeat(depth)}"s3cret"${']'.repeat(depth)}`);

    let inner = redactJson(value, hide);
    for (let level = 0; level < depth; level += 1) inner = Array.isArray(inner) ? (inner as unknown[])[0] : undefined;

    expect(inner).toBe('***');
  });

  it('gives any JSON without a secret in it back as it was', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value: unknown = JSON.parse(text);
        expect(JSON.stringify(redactJson(value, (inner) => inner))).toBe(JSON.stringify(value));
      }),
    );
  });
});

describe('redactEscaped', () => {
  const secret = 'agt_s3cret/that+is=opaque';
  const hide = (text: string): string => redactEscaped(text, (each) => redactText(each, [secret]));

  it.each([
    ['as it is', secret],
    ['with its slashes escaped', secret.replaceAll('/', '\\/')],
    ['with a letter escaped', secret.replace('s', '\\u0073')],
    ['with a letter escaped within JSON within JSON', secret.replace('s', '\\\\u0073')],
    ['as URLs write it', encodeURIComponent(secret)],
  ])('hides a secret that is written %s', (_how, written) => {
    expect(hide(`a ${written} b`)).toBe('a *** b');
  });

  it('leaves other text as it was written', () => {
    const text = String.raw`caf\u00e9 100%25 a\/b \\ ${'%25'.repeat(50)}`;

    expect(hide(text)).toBe(text);
  });
});
