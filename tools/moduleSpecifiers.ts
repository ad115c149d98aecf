import ts from "typescript"

/** A module that a source text names: in an import, an export … from, `import(…)`, `import("…").Type` or `declare module`. */
export interface ModuleSpecifier {
  readonly text: string
  /** Offset of the first character inside the quotes. */
  readonly start: number
  readonly line: number
  /** Nothing of it remains at run time. */
  readonly typeOnly: boolean
}

/** Every module that a source text names, in the order of the text, read by the TypeScript parser. */
export const moduleSpecifiers = (file: ts.SourceFile): ReadonlyArray<ModuleSpecifier> => {
  const found: Array<ModuleSpecifier> = []
  const add = (literal: ts.Node | undefined, typeOnly: boolean): void => {
    if (literal === undefined || !ts.isStringLiteralLike(literal)) return
    const start = literal.getStart(file)
    found.push({ text: literal.text, start: start + 1, line: file.getLineAndCharacterOfPosition(start).line + 1, typeOnly })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
    else if (ts.isModuleDeclaration(node)) add(node.name, true)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** The tree of a TypeScript source text, with parents. */
export const parse = (path: string, text: string): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith(".js") ? ts.ScriptKind.JS : ts.ScriptKind.TS)
