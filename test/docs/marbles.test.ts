import { readdirSync } from 'node:fs';
import { TestScheduler } from 'rxjs/testing';
import { describe, expect, it } from 'vitest';
import * as operators from 'agg-rx/operators';
import { played, type Diagram } from '../../docs/marbles/diagram.js';
import { draw } from '../../docs/marbles/draw.js';
import { diagrams } from '../../docs/marbles/index.js';
import { marbles } from '../support/marbles.js';

const pictureOf = ({ name }: Diagram): string => `${name.replace('$', '')}.svg`;

describe('the marble diagrams', () => {
  it.each(diagrams)('$name: what is drawn is what happens', (diagram) => {
    marbles((m) => {
      const outputs = played(diagram, m);
      expect(outputs).toHaveLength(diagram.outputs.length);
      outputs.forEach((seen$, index) => {
        const { marbles: drawn = '', letters = {} } = diagram.outputs[index] ?? {};
        m.expect(seen$).toBeObservable(drawn, letters);
      });
    })();
  });

  it.each(diagrams)('$name: each letter is said in words, and each word is drawn', ({ inputs, outputs }) => {
    for (const { marbles: drawn, letters } of [...inputs, ...outputs]) {
      const used = TestScheduler.parseMarbles(drawn, undefined, undefined, false, true).flatMap(({ notification }) =>
        notification.kind === 'N' ? [String(notification.value)] : [],
      );
      expect([...new Set(used)].toSorted()).toEqual(Object.keys(letters).toSorted());
    }
  });

  // `npm run docs:marbles` draws them anew.
  it.each(diagrams)('$name: the picture is the one in docs/images/marbles', async (diagram) => {
    await expect(draw(diagram)).toMatchFileSnapshot(`../../docs/images/marbles/${pictureOf(diagram)}`);
  });

  it('leave no picture behind that nothing draws', () => {
    const there = readdirSync(new URL('../../docs/images/marbles', import.meta.url));
    expect(there.toSorted()).toEqual(diagrams.map(pictureOf).toSorted());
  });

  it('show every operator', () => {
    const helpers = ['isUserSwitch', 'userIdOf'];
    const shown = diagrams.map(({ name }) => name);
    for (const name of Object.keys(operators)) if (!helpers.includes(name)) expect(shown).toContain(name);
  });
});
