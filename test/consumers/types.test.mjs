// The declarations as a user's compiler reads them, libraries checked too.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { atOurVersion, makeConsumer, root, run } from './consumer.mjs';

const { exports, peerDependenciesMeta } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const doors = Object.keys(exports).filter((door) => exports[door].types !== undefined);
/** A door with a framework behind it asks for that; nobody else has to have it. */
const frameworks = Object.keys(peerDependenciesMeta).filter((peer) => peer.startsWith('@angular/'));
const common = {
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'es2022',
};
const browser = { lib: ['es2022', 'dom', 'dom.iterable'], types: [] };
const server = { lib: ['es2022'], types: ['node'] };
const configs = {
  'nodenext, for a browser': { module: 'nodenext', ...browser },
  'bundler, for a browser': { module: 'esnext', moduleResolution: 'bundler', ...browser },
  'nodenext, for Node, without the DOM': { module: 'nodenext', ...server },
};
/** Angular's own declarations need the DOM. */
const doorsFor = ({ lib }) => doors.filter((door) => lib.includes('dom') || door !== './angular');

let consumer;
before(() => {
  consumer = makeConsumer({ files: 'types', packages: ['@types/node', ...frameworks].map(atOurVersion) });
});
after(() => consumer?.remove());

/** What the compiler has read of a program, and what it found wrong. */
function compile(compilerOptions) {
  const names = doorsFor(compilerOptions).map((door) => door.replace(/^\./, 'agg-rx'));
  writeFileSync(
    join(consumer.at, 'every.ts'),
    names.map((name, at) => `export * as d${at} from '${name}';\n`).join(''),
  );
  writeFileSync(
    join(consumer.at, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...common, ...compilerOptions }, include: ['*.ts'] }),
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  return run(process.execPath, [tsc, '-p', '.', '--listFiles'], { cwd: consumer.at });
}

describe('the declarations, skipLibCheck off', () => {
  for (const [title, compilerOptions] of Object.entries(configs)) {
    it(`${title}: nothing is wrong, and every door was read`, () => {
      const files = compile(compilerOptions);
      for (const door of doorsFor(compilerOptions))
        assert.ok(files.includes(join('node_modules/agg-rx', exports[door].types)), door);
      assert.equal(files.includes('/lib.dom.d.ts'), compilerOptions.lib.includes('dom'));
    });
  }
});
