import { describe, expect, it } from 'vitest';
import { createWords, sharedWord } from '../../src/order/word.js';

describe('a shared word', () => {
  it('is the same word, whatever it is', () => {
    const words = ['', 'kalshi', '__proto__', 'constructor', 'x'.repeat(10_000), 'kalshi'];

    expect(words.map(sharedWord)).toEqual(words);
  });

  it('stays the same word when there are more words than are kept', () => {
    const words = Array.from({ length: 3_000 }, (_, each) => `word ${each}`);

    expect(words.map(sharedWord)).toEqual(words);
    expect(words.map(sharedWord)).toEqual(words);
  });
});

describe('the words that are kept', () => {
  it('are each kept once', () => {
    const words = createWords(3, 5);
    ['buy', 'sell', 'buy', 'sell'].forEach(words.share);

    expect(words.count()).toBe(2);
  });

  it('are no more than so many', () => {
    const words = createWords(3, 5);
    ['a', 'b', 'c', 'd', 'a'].forEach(words.share);

    expect(words.count()).toBe(3);
  });

  it('are none that is longer than so many letters', () => {
    const words = createWords(3, 5);
    ['five5', 'sixsix'].forEach(words.share);

    expect(words.count()).toBe(1);
  });
});
