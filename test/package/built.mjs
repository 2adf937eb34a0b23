import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const manifest = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));

/** The doors of the package that are code: how a user names each, and its built file. */
export const doors = Object.entries(manifest.exports)
  .filter(([name]) => name !== './package.json')
  .map(([name, { default: file }]) => ({ name: name.replace(/^\./, manifest.name), file: resolve(root, file) }));

/** What a built file reaches at run time, by itself and through its own imports: own files, and packages by name. */
export function reach(file, reached = { files: new Set(), packages: new Set() }) {
  if (reached.files.has(file)) return reached;
  reached.files.add(file);
  for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles) {
    if (fileName.startsWith('.')) reach(resolve(dirname(file), fileName), reached);
    else reached.packages.add(fileName);
  }
  return reached;
}

/** A built file as the repository names it. */
export const nameOf = (file) => relative(root, file).replaceAll('\\', '/');
