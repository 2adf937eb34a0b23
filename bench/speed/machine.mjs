import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';

const manifest = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

/** The versions of all that is compared, as the manifests pin them. */
export function versions() {
  const project = manifest('../../package.json');
  const pinned = { ...project.dependencies, ...project.devDependencies, ...manifest('package.json').dependencies };
  const compared = ['rxjs', 'zod', 'ws', ...Object.keys(manifest('package.json').dependencies)];
  return [`agg-rx ${project.version}`, ...compared.map((name) => `${name} ${pinned[name]}`)].join(', ');
}

export const machine = () =>
  `${availableParallelism()} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}`;

export const engine = () => `Node ${process.version}, V8 ${process.versions.v8}`;

export const load = () => loadavg()[0].toFixed(1);
