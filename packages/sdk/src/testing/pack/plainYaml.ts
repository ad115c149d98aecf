// The `yaml` package: the one that keeps line numbers and the schemas of YAML 1.2, without dependencies of its own.
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml"

/** Something wrong, and its line. */
export interface Told {
  readonly line: number
  readonly message: string
}

/** A YAML text as plain lists, objects and texts. */
export interface PlainYaml {
  readonly value: unknown
  readonly problems: readonly Told[]
  /** Paths of texts in quotes; the others were plain words. */
  readonly quoted: ReadonlySet<string>
  /** The line of a path such as `"cases.3.on"`, or of what it stands in. */
  readonly lineOf: (path: string) => number
}

/** Beyond this a text is no file of cases. */
const mostNodes = 200_000
const deepest = 40

/** Reads YAML without types: every word is a text (the "failsafe" schema of YAML 1.2). */
export const readYaml = (text: string): PlainYaml => {
  const lines = new Map<string, number>()
  const quoted = new Set<string>()
  const problems: Told[] = []
  const counter = new LineCounter()
  const lineAt = (offset: number): number => counter.linePos(offset).line
  const document = parseDocument(text, { schema: "failsafe", lineCounter: counter, prettyErrors: false })
  for (const { message, pos } of [...document.errors, ...document.warnings]) problems.push({ line: lineAt(pos[0]), message })
  let nodes = 0
  const read = (node: Node | null | undefined, path: string, depth: number): unknown => {
    const within = (key: string | number): string => path === "" ? String(key) : `${path}.${key}`
    if (++nodes > mostNodes || depth > deepest) {
      if (problems.length === 0) problems.push({ line: 1, message: "it is too large or too deeply nested to be a file of cases" })
      return undefined
    }
    if (node?.range !== undefined && node.range !== null && !lines.has(path)) lines.set(path, lineAt(node.range[0]))
    if (isAlias(node)) return read(node.resolve(document), path, depth + 1)
    if (isMap<Node, Node>(node)) {
      return Object.fromEntries(node.items.map(({ key, value }) => {
        const name = isScalar(key) ? String(key.value) : ""
        if (!isScalar(key) && problems.length === 0) problems.push({ line: lineAt(key.range?.[0] ?? 0), message: "a field is called by a word" })
        if (isScalar(key) && key.range !== undefined && key.range !== null) lines.set(within(name), lineAt(key.range[0]))
        return [name, read(value, within(name), depth + 1)]
      }))
    }
    if (isSeq<Node>(node)) return node.items.map((item, index) => read(item, within(index), depth + 1))
    if (!isScalar(node)) return undefined
    if (node.type !== "PLAIN") quoted.add(path)
    return node.value === "" && node.type === "PLAIN" ? undefined : node.value
  }
  const value = problems.length > 0 ? undefined : read(document.contents as Node | null, "", 0)
  if (problems.length === 0 && value === undefined) problems.push({ line: 1, message: "the file holds nothing" })
  const lineOf = (path: string): number => lines.get(path) ?? (path.includes(".") ? lineOf(path.slice(0, path.lastIndexOf("."))) : lines.get("") ?? 1)
  return { value, problems, quoted, lineOf }
}

/** Whether a value is an object with named fields. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value)
