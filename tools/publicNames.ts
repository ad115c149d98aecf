import { readFileSync } from "node:fs"
import { join, posix } from "node:path"
import ts from "typescript"
import { parse } from "./moduleSpecifiers.ts"
import { root } from "./workspace.ts"

/** What an exported name stands for: a value (a class too), a type, or one of each. */
export type Kind = "value" | "type" | "both"

const merged = (before: Kind | undefined, kind: Kind): Kind => before === undefined || before === kind ? kind : "both"

/**
 * The names that a source module exports, with those it passes on from its neighbours, read from the syntax alone:
 * exact here because library code re-exports by relative path, and a hundred times quicker than a type checker.
 * What is passed on from another package is listed as `* from "package"`.
 */
export const publicNames = (path: string, read: (path: string) => string = (file) => readFileSync(join(root, file), "utf8")): ReadonlyMap<string, Kind> => {
  const known = new Map<string, ReadonlyMap<string, Kind>>()

  const namesOf = (module: string): ReadonlyMap<string, Kind> => {
    const before = known.get(module)
    if (before !== undefined) return before
    const names = new Map<string, Kind>()
    known.set(module, names)
    const file = parse(module, read(module))
    const local = localNames(file)
    const add = (name: string, kind: Kind): void => void names.set(name, merged(names.get(name), kind))
    const neighbour = (specifier: ts.Expression): ReadonlyMap<string, Kind> | undefined =>
      ts.isStringLiteral(specifier) && specifier.text.startsWith(".") ? namesOf(posix.join(posix.dirname(module), specifier.text)) : undefined

    for (const [name, { kind, exported }] of local) if (exported) add(name, kind)
    for (const statement of file.statements) {
      if (ts.isExportAssignment(statement)) add("default", "value")
      if (!ts.isExportDeclaration(statement)) continue
      const { exportClause, moduleSpecifier, isTypeOnly } = statement
      const from = moduleSpecifier === undefined ? undefined : neighbour(moduleSpecifier)
      if (exportClause === undefined) {
        if (from === undefined) add(`* from ${moduleSpecifier?.getText(file) ?? ""}`, "value")
        else for (const [name, kind] of from) if (name !== "default" && !names.has(name)) add(name, isTypeOnly ? "type" : kind)
      } else if (ts.isNamespaceExport(exportClause)) {
        add(exportClause.name.text, isTypeOnly ? "type" : "value")
      } else {
        for (const { name, propertyName, isTypeOnly: thisTypeOnly } of exportClause.elements) {
          const original = (propertyName ?? name).text
          const kind = isTypeOnly || thisTypeOnly ? "type" : from?.get(original) ?? local.get(original)?.kind ?? importedKind(file, original, neighbour) ?? "value"
          add(name.text, kind)
        }
      }
    }
    return names
  }
  return new Map([...namesOf(path)].toSorted(([a], [b]) => a < b ? -1 : 1))
}

const localNames = (file: ts.SourceFile): ReadonlyMap<string, { readonly kind: Kind; readonly exported: boolean }> => {
  const names = new Map<string, { kind: Kind; exported: boolean }>()
  const add = (name: string, kind: Kind, exported: boolean): void => {
    const before = names.get(name)
    names.set(name, { kind: merged(before?.kind, kind), exported: exported || before?.exported === true })
  }
  for (const statement of file.statements) {
    const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) ?? [] : []
    const exported = modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    const isDefault = modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
    if (ts.isVariableStatement(statement)) {
      for (const declaration of statement.declarationList.declarations) for (const name of boundNames(declaration.name)) add(name, "value", exported)
    } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
      add(isDefault ? "default" : statement.name?.text ?? "default", "value", exported)
    } else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
      add(statement.name.text, "type", exported)
    }
  }
  return names
}

const boundNames = (name: ts.BindingName): ReadonlyArray<string> =>
  ts.isIdentifier(name) ? [name.text] : name.elements.flatMap((element) => ts.isOmittedExpression(element) ? [] : boundNames(element.name))

const importedKind = (
  file: ts.SourceFile, name: string, neighbour: (specifier: ts.Expression) => ReadonlyMap<string, Kind> | undefined
): Kind | undefined => {
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement)) continue
    const bindings = statement.importClause?.namedBindings
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue
    const element = bindings.elements.find((each) => each.name.text === name)
    if (element === undefined) continue
    if (element.isTypeOnly || statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return "type"
    return neighbour(statement.moduleSpecifier)?.get((element.propertyName ?? element.name).text)
  }
  return undefined
}
