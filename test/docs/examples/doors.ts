import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

interface DoorPaths {
  readonly default: string;
}

/** The doors of the package, and the source file of each. */
export const doors: ReadonlyMap<string, string> = new Map(
  Object.entries(
    (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { exports: Record<string, string | DoorPaths> })
      .exports,
  ).flatMap(([door, paths]) =>
    typeof paths === 'string'
      ? []
      : [[door.replace('.', 'agg-rx'), paths.default.replace('./dist/', '').replace(/\.js$/, '.ts')] as const],
  ),
);

/** The compiler's options for tests, as `npm run types` reads them. */
export function compilerOptions(): ts.CompilerOptions {
  const path = join(root, 'test/tsconfig.json');
  const read = ts.getParsedCommandLineOfConfigFile(path, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail });
  if (read === undefined) throw new Error(`${path} can't be read`);
  return read.options;
}

const fail = ({ messageText }: ts.Diagnostic): never => {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
};

/** A public name, what it is, and where it is declared. */
export interface PublicName {
  readonly door: string;
  readonly name: string;
  readonly isFunction: boolean;
  readonly declarations: readonly ts.Declaration[];
  readonly comment: string;
}

/** Every name that a door of the package gives. */
export function publicNames(program: ts.Program): readonly PublicName[] {
  const checker = program.getTypeChecker();
  return [...doors].flatMap(([door, path]) => {
    const file = program.getSourceFile(join(root, path));
    const module = file && checker.getSymbolAtLocation(file);
    if (module === undefined) throw new Error(`${door}: ${path} is not there`);
    return checker.getExportsOfModule(module).map((exported) => {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const { declarations = [] } = symbol;
      return {
        door,
        name: exported.name,
        isFunction: declarations.some(isFunction),
        declarations,
        comment: ts.displayPartsToString(symbol.getDocumentationComment(checker)) || commentOnExport(exported),
      };
    });
  });
}

const isFunction = (node: ts.Declaration): boolean =>
  ts.isFunctionDeclaration(node) ||
  (ts.isVariableDeclaration(node) && node.initializer !== undefined && ts.isArrowFunction(node.initializer));

/** `export * as name` has its comment on the statement, where the compiler does not look for it. */
const commentOnExport = ({ declarations = [] }: ts.Symbol): string =>
  declarations
    .filter(ts.isNamespaceExport)
    .flatMap(({ parent }) => ts.getJSDocCommentsAndTags(parent))
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join('');
