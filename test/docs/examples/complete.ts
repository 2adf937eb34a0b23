import ts from 'typescript';
import type { Snippet } from './snippet.js';

/** What a snippet uses without saying where it comes from. */
export interface Needs {
  /** Names by the module that they are taken from. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
  /** Names of the world around the examples. */
  readonly world: readonly string[];
}

/**
 * Finds what a snippet leaves out for brevity: the imports of public names and of rxjs, and the names that every
 * example takes for granted. A name that is nowhere is left alone, so that the compiler complains of it.
 */
export function needsOf(
  { code }: Snippet,
  modules: ReadonlyMap<string, ReadonlySet<string>>,
  world: ReadonlySet<string>,
): Needs {
  const text = isOfClass(code) ? `class Example {\n${code}\n}` : code;
  const file = ts.createSourceFile('snippet.ts', text, ts.ScriptTarget.Latest, true);
  const used = new Set<string>();
  const declared = new Set<string>();
  const look = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isReference(node)) used.add(node.text);
    ts.forEachChild(node, look);
  };
  look(file);
  for (const statement of file.statements) for (const name of declaredBy(statement)) declared.add(name);

  const imports = new Map<string, string[]>();
  const taken: string[] = [];
  for (const name of used) {
    if (declared.has(name)) continue;
    const [module] = [...modules].find(([, names]) => names.has(name)) ?? [];
    if (world.has(name)) taken.push(name);
    else if (module !== undefined) imports.set(module, [...(imports.get(module) ?? []), name]);
  }
  return { imports, world: taken };
}

function isReference({ parent, text }: ts.Identifier & { readonly text: string }): boolean {
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text !== text || parent.expression.getText() === text;
  if (ts.isPropertyAssignment(parent)) return parent.initializer.getText() === text;
  return true;
}

function declaredBy(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => namesOf(name));
  }
  if (ts.isImportDeclaration(statement)) {
    const { name, namedBindings } = statement.importClause ?? {};
    const bound =
      namedBindings === undefined
        ? []
        : ts.isNamedImports(namedBindings)
          ? namedBindings.elements.map((element) => element.name.text)
          : [namedBindings.name.text];
    return name === undefined ? bound : [name.text, ...bound];
  }
  const { name } = statement as { readonly name?: ts.Node };
  return name !== undefined && ts.isIdentifier(name) ? [name.text] : [];
}

const namesOf = (name: ts.BindingName): readonly string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesOf(element.name)));

/**
 * The snippet as a whole module; what was left out stands on its first line, so that lines count on by one. Members of a
 * class, as Angular's components have them, stand in a class.
 */
export function completed({ code }: Snippet, { imports, world }: Needs, typesOfWorld: string): string {
  const head = [
    'export {};',
    ...[...imports].map(([module, names]) => `import { ${names.join(', ')} } from '${module}';`),
    ...world.map((name) => `declare const ${name}: import('${typesOfWorld}').World['${name}'];`),
  ].join(' ');
  return isOfClass(code) ? `${head} class Example {\n${code}\n}\n` : `${head}\n${code}\n`;
}

const isOfClass = (code: string): boolean => /^(\/\/.*\n)*readonly /.test(code);
