import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserWake } from '../../src/connection/wake.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('browserWake', () => {
  it('emits when a browser is online again, or its page visible again, and not when the page is hidden', () => {
    const window = new EventTarget();
    const document = Object.assign(new EventTarget(), { visibilityState: 'hidden' });
    vi.stubGlobal('window', window);
    vi.stubGlobal('document', document);
    const heard: string[] = [];
    const subscription = browserWake().subscribe(() => heard.push('awake'));

    document.dispatchEvent(new Event('visibilitychange'));
    expect(heard).toHaveLength(0);
    document.visibilityState = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    expect(heard).toHaveLength(1);
    window.dispatchEvent(new Event('online'));
    expect(heard).toHaveLength(2);
    subscription.unsubscribe();
    window.dispatchEvent(new Event('online'));

    expect(heard).toHaveLength(2);
  });

  it('has nothing to say outside a browser', () => {
    const ends: string[] = [];
    browserWake().subscribe({ complete: () => ends.push('complete') });

    expect(ends).toStrictEqual(['complete']);
  });
});
