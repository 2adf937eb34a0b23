import { join } from 'node:path';
import ts from 'typescript';
import { compilerOptions, doors, publicNames, root, type PublicName } from './doors.js';

/** The compiler over the doors of the package: their names, and checks of further code. */
export interface TypeCheck {
  readonly names: readonly PublicName[];
  /** What can be imported from a module. */
  readonly exportsOf: (module: string) => ReadonlySet<string>;
  /** What is wrong with each of these files, which need not be there; the same keys back. */
  readonly check: (files: ReadonlyMap<string, string>) => ReadonlyMap<string, readonly string[]>;
}

/** Reads the package once. */
export function typeCheck(): TypeCheck {
  const options: ts.CompilerOptions = {
    ...compilerOptions(),
    // An example shows what matters: what it leaves unused, and whether an import is of a type, does not.
    noUnusedLocals: false,
    noUnusedParameters: false,
    verbatimModuleSyntax: false,
    isolatedModules: false,
    skipLibCheck: true,
  };
  const probe = join(root, 'test/docs/examples/probe.ts');
  const virtual = new Map([[probe, "import 'rxjs'; import '@angular/core/rxjs-interop'; export {};"]]);
  const host = ts.createCompilerHost(options);
  host.fileExists = (path) => virtual.has(path) || ts.sys.fileExists(path);
  host.readFile = (path) => virtual.get(path) ?? ts.sys.readFile(path);
  const program = ts.createProgram([...[...doors.values()].map((path) => join(root, path)), probe], options, host);
  const checker = program.getTypeChecker();

  return {
    names: publicNames(program),
    exportsOf: (module) => {
      const { resolvedModule } = ts.resolveModuleName(
        module,
        probe,
        options,
        host,
        undefined,
        undefined,
        ts.ModuleKind.ESNext,
      );
      const file = resolvedModule && program.getSourceFile(resolvedModule.resolvedFileName);
      const symbol = file && checker.getSymbolAtLocation(file);
      if (symbol === undefined) throw new Error(`${module} can't be found`);
      return new Set(checker.getExportsOfModule(symbol).map(({ name }) => name));
    },
    check: (files) => {
      for (const [name, text] of files) virtual.set(join(root, name), text);
      const paths = [...files.keys()].map((name) => join(root, name));
      const whole = ts.createProgram(paths, options, host, program);
      return new Map(
        [...files.keys()].map((name) => {
          const file = whole.getSourceFile(join(root, name));
          return [name, [...whole.getSyntacticDiagnostics(file), ...whole.getSemanticDiagnostics(file)].map(drawn)];
        }),
      );
    },
  };
}

function drawn({ file, start, messageText }: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(messageText, '\n');
  return file === undefined ? message : `line ${file.getLineAndCharacterOfPosition(start ?? 0).line}: ${message}`;
}
