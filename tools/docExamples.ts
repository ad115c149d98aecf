import ts from "typescript"
import { parse } from "./moduleSpecifiers.ts"

/** A complete module that a doc comment or a page shows. */
export interface Example {
  /** The file that shows it, relative to the repository. */
  readonly path: string
  /** The line of its first line of code in that file, counted from 1. */
  readonly line: number
  readonly code: string
}

/** The ```` ```ts ```` blocks of a Markdown page, but for those fenced `ts no-run` or under `<!-- not run -->`. */
export const examplesOfPage = (path: string, text: string): ReadonlyArray<Example> => {
  const examples: Array<Example> = []
  const lines = text.split("\n")
  let said = ""
  for (let at = 0; at < lines.length; at++) {
    const fence = /^(\s*)(`{3,})\s*(\S*)(.*)$/.exec(lines[at]!)
    if (fence === null) {
      if (lines[at]!.trim() !== "") said = lines[at]!.trim()
      continue
    }
    const [, indent, ticks, language, more] = fence as unknown as [string, string, string, string, string]
    let end = at + 1
    while (end < lines.length && !(lines[end]!.trim().startsWith(ticks) && lines[end]!.trim().replaceAll("`", "") === "")) end++
    if (/^(ts|typescript)$/.test(language) && !more.includes("no-run") && said !== "<!-- not run -->") {
      const code = lines.slice(at + 1, end).map((line) => line.startsWith(indent) ? line.slice(indent.length) : line)
      examples.push({ path, line: at + 2, code: code.join("\n") })
    }
    said = ""
    at = end
  }
  return examples
}

/** The ```` ```ts ```` blocks under the `@example` tags of a source file's doc comments. */
export const examplesOfSource = (path: string, text: string): ReadonlyArray<Example> => {
  if (!text.includes("@example")) return []
  const file = parse(path, text)
  const comments = new Map<number, ts.JSDoc>()
  const visit = (node: ts.Node): void => {
    for (const comment of ts.getJSDocCommentsAndTags(node)) if (ts.isJSDoc(comment)) comments.set(comment.pos, comment)
    ts.forEachChild(node, visit)
  }
  visit(file)
  visit(file.endOfFileToken)
  return [...comments.values()].flatMap((comment) => {
    const first = file.getLineAndCharacterOfPosition(comment.pos).line
    let inExample = false
    let inFence = false
    // Only the blocks of examples keep their place; all other lines are emptied, so that lines count as in the file.
    const page = text.slice(comment.pos, comment.end).split("\n").map((line) => {
      const content = line.replace(/^\s*(\/\*\*|\*\/|\*)? ?/, "").replace(/\s*\*\/$/, "")
      if (!inFence && /^@\w/.test(content)) inExample = content.startsWith("@example")
      if (inExample && /^\s*```/.test(content)) inFence = !inFence
      return inExample && !content.startsWith("@") ? content : ""
    })
    return examplesOfPage(path, page.join("\n")).map((example) => ({ ...example, line: example.line + first }))
  })
}

/** Lines of assertions that stand behind nothing that could be asserted, or whose value is no expression. */
export class ExampleError extends Error {}

/**
 * The example as a module that asserts: a statement with `// => literal` behind it must have that value, by deep equality.
 * What stands behind a `const x = …` is asserted of `x`; behind a `console.log(x)`, of `x`.
 * Each line keeps its number, so that messages of the compiler and stack traces point into the file that shows the example.
 */
export const assertingModule = ({ path, line, code }: Example, assertion: string): string => {
  const file = parse("example.ts", code)
  const edits: Array<{ readonly start: number; readonly end: number; readonly text: string }> = []
  const attached = new Set<number>()
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node) || ts.isVariableStatement(node)) {
      const comment = ts.getTrailingCommentRanges(code, node.end)?.[0]
      const literal = comment === undefined ? undefined : /^\/\/\s*=>\s*(.*)$/.exec(code.slice(comment.pos, comment.end))?.[1]
      if (comment !== undefined && literal !== undefined) {
        const at = file.getLineAndCharacterOfPosition(comment.pos).line
        attached.add(at)
        edits.push(asserting(node, literal, `${path}:${line + at}`))
      }
    }
    ts.forEachChild(node, visit)
  }
  const asserting = (node: ts.ExpressionStatement | ts.VariableStatement, literal: string, where: string) => {
    if (!isExpression(literal)) throw new ExampleError(`${where} is no JavaScript value: ${literal}`)
    const check = (actual: string): string => `$check(${actual}, (${literal}), ${JSON.stringify(where)});`
    if (ts.isVariableStatement(node)) {
      const [declaration, ...others] = node.declarationList.declarations
      if (declaration === undefined || others.length > 0 || !ts.isIdentifier(declaration.name)) throw new ExampleError(`${where} has no single name to assert`)
      return { start: node.end, end: node.end, text: `; ${check(declaration.name.text)}` }
    }
    const { expression } = node
    const shown = ts.isCallExpression(expression) && expression.expression.getText(file) === "console.log" && expression.arguments.length === 1
      ? expression.arguments[0]! : expression
    return { start: node.getStart(file), end: node.end, text: check(shown.getText(file)) }
  }
  visit(file)
  for (const [at, text] of code.split("\n").entries()) {
    if (/\/\/\s*=>/.test(text) && !attached.has(at)) throw new ExampleError(`${path}:${line + at} asserts nothing: // => must stand behind a statement that ends on its line`)
  }
  const asserted = edits.toSorted((a, b) => b.start - a.start).reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code)
  return `import { $check } from ${JSON.stringify(assertion)};${"\n".repeat(line - 1)}${asserted}\nexport {};\n`
}

const isExpression = (literal: string): boolean =>
  literal.trim() !== "" && (ts.transpileModule(`(${literal})`, { reportDiagnostics: true }).diagnostics ?? []).length === 0
