// What a user downloads.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { doors, manifest, nameOf, root } from './built.mjs';

const [{ files, size }] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' }),
);
const paths = files.map(({ path }) => path);

describe('the tarball', () => {
  it('holds every door with its types, every command, and what a user reads', () => {
    const wanted = [
      ...doors.map(({ file }) => nameOf(file)),
      ...doors.map(({ file }) => nameOf(file).replace(/\.js$/, '.d.ts')),
      ...Object.values(manifest.bin),
      'package.json',
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
    ];
    assert.deepEqual(
      wanted.filter((each) => !paths.includes(each)),
      [],
    );
  });

  it('holds nothing else but built code', () => {
    const built = /^dist\/(operators|src)\/.*\.(js|d\.ts)(\.map)?$/;
    const papers = /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/;
    assert.deepEqual(
      paths.filter((path) => !built.test(path) && !papers.test(path)),
      [],
    );
  });

  it('is small: under 300 kB packed', () => {
    assert.ok(size < 300_000, `${size} bytes`);
  });
});
