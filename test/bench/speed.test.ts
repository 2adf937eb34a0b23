import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const manifest = (folder: string): Manifest => JSON.parse(read(`${folder}package.json`)) as Manifest;

const page = read('docs/performance.md');
const bench = manifest('bench/speed/');
const project = manifest('');

describe('the page on performance', () => {
  it('stands beside the command that makes it', () => {
    expect(page).toContain('npm ci && npm run bench -- --write docs/performance.md\n');
    expect(project.scripts['bench']).toBe('npm run --silent build && node bench/speed/main.mjs');
  });

  it.each(Object.entries(bench.dependencies))('says which version of %s it is about', (name, version) => {
    expect(page).toContain(`${name} ${version}`);
  });

  it.each(['rxjs', 'zod'])('says which version of %s it is about', (name) => {
    expect(page).toContain(`${name} ${project.devDependencies[name] ?? 'none'}`);
  });

  it('tells the machine, its load, the command and the day', () => {
    expect(page).toMatch(
      /^- Machine: .+\n- Node .+\n- agg-rx .+\n- Load average: .+\n- Command: .+\n- Date: \d{4}-\d\d-\d\d$/m,
    );
  });

  it('judges every target or says that it was not measured, and names those that are missed', () => {
    const [, targets = ''] = page.split('### Targets\n');
    const verdicts = [...targets.matchAll(/^\|.*\| +(\S.*?) +\| +(yes|\*\*missed\*\*[^|]*?)? *\|$/gm)];
    expect(verdicts).toHaveLength(9);
    for (const [, measured, verdict] of verdicts)
      expect(verdict !== undefined).toBe(!measured?.startsWith('not measured'));
    const missed = verdicts.filter(([, , verdict]) => verdict?.startsWith('**missed**'));
    const [, named = ''] = /^Missed: (.*)\.$/m.exec(targets) ?? [];
    expect(named.split('; ')).toHaveLength(Math.max(1, missed.length));
  });

  it('compares with nothing that the project itself needs', () => {
    const needed = { ...project.dependencies, ...project.devDependencies };
    expect(Object.keys(bench.dependencies).filter((name) => name in needed)).toEqual([]);
  });
});
