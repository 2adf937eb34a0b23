import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastValueFrom, of, reduce } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { files } from '../../src/cli/files.js';
import { linesOf } from '../../src/cli/tape/linesOf.js';

describe('a file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'agg-rx-'));
    path = join(folder, 'tape');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("is made for its owner's eyes alone, and written as it is handed over", () => {
    const file = files.create(path, { replace: false });
    file.append('a\n');
    file.append('é\n');

    expect(readFileSync(path, 'utf8')).toBe('a\né\n');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    file.close();
  });

  it('that is there is left alone unless it is to be replaced, and then loses its readers', () => {
    writeFileSync(path, 'mine');
    chmodSync(path, 0o644);

    expect(() => files.create(path, { replace: false })).toThrow(expect.objectContaining({ code: 'EEXIST' }) as Error);
    expect(readFileSync(path, 'utf8')).toBe('mine');

    files.create(path, { replace: true }).close();
    expect(readFileSync(path, 'utf8')).toBe('');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is gone when it is discarded', () => {
    files.create(path, { replace: false }).discard();

    expect(() => statSync(path)).toThrow();
  });

  it('on a full disk is an error', () => {
    const file = files.create('/dev/full', { replace: true });

    expect(() => {
      file.append('a\n');
    }).toThrow(expect.objectContaining({ code: 'ENOSPC' }) as Error);
    file.discard();
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
  });

  it('is read in pieces, whole characters each', async () => {
    const text = 'é'.repeat(100_000);
    writeFileSync(path, text);

    expect(await lastValueFrom(files.text(path).pipe(reduce((read, piece) => read + piece, '')))).toBe(text);
  });

  it('that is not there is an error', async () => {
    await expect(lastValueFrom(files.text(path))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('the lines of a text', () => {
  const linesIn = (...pieces: readonly string[]): readonly string[] => {
    const lines: string[] = [];
    linesOf(of(...pieces)).subscribe((line) => lines.push(line));
    return lines;
  };

  it.each([
    [['a\nb\n'], ['a', 'b']],
    [['a\nb'], ['a', 'b']],
    [
      ['a', 'b\nc', '\n\nd\n'],
      ['ab', 'c', '', 'd'],
    ],
    [['a\u2028b\n'], ['a\u2028b']],
    [[''], []],
  ])('of %j are %j', (pieces, lines) => {
    expect(linesIn(...pieces)).toEqual(lines);
  });
});
