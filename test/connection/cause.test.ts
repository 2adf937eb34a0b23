import { describe, expect, it } from 'vitest';
import { causeOf, read } from '../../src/connection/cause.js';

const hide = (text: string): string => text.replaceAll('s3cret', '***');

describe('causeOf', () => {
  it('tells the name, the message and the HTTP status of an error, redacted', () => {
    const error = Object.assign(new TypeError('s3cret expired'), { status: 401, name: 'Http s3cret' });

    expect(causeOf(error, hide)).toStrictEqual({ name: 'Http ***', message: '*** expired', status: 401 });
  });

  it.each([
    ['a text', 'offline s3cret', { name: 'Error', message: 'offline ***' }],
    ['undefined', undefined, { name: 'Error', message: '' }],
    ['null', null, { name: 'Error', message: '' }],
    ['a number', 7, { name: 'Error', message: '' }],
    ['an Event', new Event('error'), { name: 'Error', message: '' }],
    ['a plain object', { message: 'no', status: 503 }, { name: 'Error', message: 'no', status: 503 }],
    ['fields of other kinds', { name: 1, message: {}, status: '401' }, { name: 'Error', message: '' }],
    ['a function', Object.assign(() => undefined, { message: 'odd' }), { name: '', message: 'odd' }],
  ])('makes plain data of %s', (_what, error, cause) => {
    expect(causeOf(error, hide)).toStrictEqual(cause);
  });

  it('takes no number of the caller for the code of a close', () => {
    expect(causeOf({ message: 'no', code: 10_023 }, hide)).not.toHaveProperty('code');
  });

  it('is not stopped by getters that throw', () => {
    const hostile = {
      get name(): string {
        throw new Error('not this either');
      },
      get message(): string {
        throw new Error('no');
      },
    };

    expect(causeOf(hostile, hide)).toStrictEqual({ name: 'Error', message: '' });
  });
});

describe('read', () => {
  it('gives undefined for what has no fields', () => {
    expect([undefined, null, 'text', 7].map((value) => read(value, 'length'))).toStrictEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
