import { describe, expect, it } from 'vitest';
import { sharedWord } from '../../src/order/word.js';

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
