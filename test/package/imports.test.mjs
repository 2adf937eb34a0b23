// What each door needs at run time: the table at the head of the public contract.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { doors, nameOf, reach } from './built.mjs';

const pure = 'units|protocol|order|balance|events';
const any = /^/;

/** The packages that a door may reach, and the files of this package. */
const allowed = {
  'agg-rx': {
    packages: /^(rxjs|rxjs\/webSocket|zod\/mini|isomorphic-ws)$/,
    files: new RegExp(`^dist/src/(index\\.js|(${pure}|connection|streams|sync|gateway)/)`),
  },
  'agg-rx/operators': { packages: /^rxjs$/, files: new RegExp(`^dist/(operators|src/(${pure}))/`) },
  'agg-rx/order': { packages: /^$/, files: /^dist\/src\/(units|protocol|order)\// },
  'agg-rx/protocol': { packages: /^zod\/mini$/, files: /^dist\/src\/(units|protocol)\// },
  'agg-rx/testing': {
    packages: /^(rxjs(\/testing|\/webSocket)?|zod\/mini|ws|isomorphic-ws|rxjs-marbles(\/.*)?|node:.*)$/,
    files: any,
  },
  'agg-rx/angular': { packages: /^(rxjs|rxjs\/webSocket|zod\/mini|isomorphic-ws|@angular\/core(\/.*)?)$/, files: any },
};

for (const { name, file } of doors) {
  describe(`the door ${name}`, () => {
    const { files, packages } = reach(file);

    it('is a door of the contract', () => {
      assert.ok(name in allowed, `say in this test what ${name} may import`);
    });

    it('reaches no package but those of the contract', () => {
      assert.deepEqual(
        [...packages].filter((each) => !allowed[name].packages.test(each)),
        [],
      );
    });

    it('reaches no room but those of the contract', () => {
      assert.deepEqual(
        [...files].map(nameOf).filter((each) => !allowed[name].files.test(each)),
        [],
      );
    });
  });
}

describe('the order fold', () => {
  const clocksAndChance = new Set([
    'Date',
    'performance',
    'setTimeout',
    'setInterval',
    'setImmediate',
    'queueMicrotask',
    'random',
    'crypto',
  ]);
  // `Date.parse` reads no clock.
  const readsNoClock = (node) =>
    ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node && node.parent.name.text === 'parse';

  it('knows neither a clock nor chance', () => {
    const { files } = reach(doors.find(({ name }) => name === 'agg-rx/order').file);
    assert.ok(files.size > 1);
    const found = [];
    for (const file of files) {
      const visit = (node) => {
        if (ts.isIdentifier(node) && clocksAndChance.has(node.text) && !readsNoClock(node)) {
          found.push(`${node.text} in ${nameOf(file)}`);
        }
        ts.forEachChild(node, visit);
      };
      visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true));
    }
    assert.deepEqual(found, []);
  });
});
