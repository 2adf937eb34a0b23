import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const manifest = (folder: string): Manifest => JSON.parse(read(`${folder}package.json`)) as Manifest;

const page = read('docs/faults.md');
const bench = manifest('bench/faults/');
const project = manifest('');
const projectDependencies = { ...project.dependencies, ...project.devDependencies };
const rivals = Object.entries(bench.dependencies).filter(([name]) => name !== 'ws');

describe('the fault table', () => {
  it('stands beside the command that makes it', () => {
    expect(page).toContain('npm ci && cd bench/faults && npm ci && npm start\n');
    expect(bench.scripts['start']).toBe('npm --prefix ../.. run --silent build && node main.mjs');
  });

  it.each(rivals)('says which version of %s it is about', (name, version) => {
    expect(page).toContain(`${name} ${version}`);
  });

  it('needs nothing of the project that the project would not have without it', () => {
    const only = rivals.map(([name]) => name).filter((name) => name !== 'rxjs');
    expect(only.filter((name) => name in projectDependencies)).toEqual([]);
  });

  it('compares on the rxjs and the ws that the project has', () => {
    expect(bench.dependencies).toMatchObject({
      rxjs: projectDependencies['rxjs'],
      ws: projectDependencies['ws'],
    });
  });

  it('lists the rows in which agg-rx is not the best', () => {
    const [, listed = ''] = page.split('Rows in which agg-rx with its defaults is not the best:');
    expect(listed.trimStart()).toMatch(/^- .*: .*, and /);
  });
});
