// Empty folders somewhere else, with the package installed in them as a user would: from the tarball, by npm.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const { name, version, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

/** A package and the version of it that this repository uses, as npm is told it. */
export const atOurVersion = (each) =>
  `${each}@${devDependencies[each] ?? lock.packages[`node_modules/${each}`].version}`;

const folder = () => realpathSync(mkdtempSync(join(tmpdir(), 'agg-rx-consumer-')));
const npm = (args, cwd) => execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/**
 * A folder with the built package, its peers and `packages` in it, and the files of a folder beside this one. Goes
 * away with the test or suite `t`.
 */
export function makeConsumer({ files, packages = [], type = 'module' }) {
  const at = folder();
  writeFileSync(join(at, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type }));
  // What is built is packed: `prepack` would take `dist` away from whoever reads it at this moment.
  npm(['pack', '--ignore-scripts', '--silent', '--pack-destination', at], root);
  const tarball = join(at, `${name}-${version}.tgz`);
  installInto(at, [tarball, atOurVersion('rxjs'), atOurVersion('zod'), ...packages]);
  rmSync(tarball);
  cpSync(join(root, 'test/consumers', files), at, { recursive: true });
  return { at, remove: () => rmSync(at, { recursive: true, force: true }) };
}

/** A folder with nothing in it but some packages. */
export function makeFolderOf(packages) {
  const at = folder();
  writeFileSync(join(at, 'package.json'), JSON.stringify({ name: 'folder', private: true }));
  installInto(at, packages);
  return { at, remove: () => rmSync(at, { recursive: true, force: true }) };
}

function installInto(at, packages) {
  npm(['install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', ...packages], at);
}

/** What a program has printed; that it fails, or complains, is a failure with all it said. */
export function run(program, args, options) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', ...options });
  assert.ok(status === 0 && stderr === '', `${program} ${args.join(' ')}\n${stdout}\n${stderr}\n${error ?? ''}`);
  return stdout;
}
