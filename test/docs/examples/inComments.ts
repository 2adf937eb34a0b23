import { relative } from 'node:path';
import ts from 'typescript';
import { root, type PublicName } from './doors.js';
import type { Snippet } from './snippet.js';

/** The `@example`s of public names, each once. */
export function snippetsInComments(names: readonly PublicName[]): readonly Snippet[] {
  const declarations = new Map(names.flatMap(({ name, declarations }) => declarations.map((node) => [node, name])));
  return [...declarations].flatMap(([node, name]) =>
    ts
      .getJSDocTags(node)
      .filter(({ tagName }) => tagName.text === 'example')
      .map((tag) => {
        const file = tag.getSourceFile();
        const { line } = file.getLineAndCharacterOfPosition(tag.getStart());
        return { at: `${relative(root, file.fileName)}:${line + 1}`, title: name, code: codeOf(tag) };
      }),
  );
}

/** As it is written, since the compiler's own reading of a comment drops what looks like a tag. */
function codeOf(tag: ts.JSDocTag): string {
  const lines = tag.getText().replace(/\*\/$/, '').split('\n').slice(1);
  return lines
    .map((line) => line.replace(/^ *\* ?/, ''))
    .join('\n')
    .trimEnd();
}
