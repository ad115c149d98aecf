import { type DefaultTreeAdapterTypes, parse, type ParserError } from "parse5"

type Node = DefaultTreeAdapterTypes.Node
export type Element = DefaultTreeAdapterTypes.Element

/** A page as a browser would read it, with what a browser would forgive. */
export interface Page {
  readonly elements: readonly Element[]
  readonly errors: readonly string[]
}

export const readPage = (text: string): Page => {
  const errors: string[] = []
  const document = parse(text, { onParseError: ({ code, startLine, startCol }: ParserError) => void errors.push(`${code} at ${startLine}:${startCol}`) })
  return { elements: descendants(document), errors }
}

/** All elements below a node, in the order of the page; those of templates too. */
export const descendants = (node: Node): readonly Element[] => [
  ...("tagName" in node ? [node] : []),
  ...("content" in node ? descendants(node.content) : []),
  ..."childNodes" in node ? node.childNodes.flatMap(descendants) : []
]

export const attribute = (element: Element, name: string): string | undefined => element.attrs.find((one) => one.name === name)?.value

export const hasClass = (element: Element, name: string): boolean => (attribute(element, "class") ?? "").split(" ").includes(name)

/** The text that a reader of one language sees; `skip` leaves out elements of a class. */
export const textIn = (node: Node, lang: "vi" | "en", skip?: string): string => {
  if ("value" in node) return node.value
  if ("tagName" in node && (((attribute(node, "lang") ?? lang) !== lang && node.tagName !== "html") || (skip !== undefined && hasClass(node, skip)))) return ""
  return "childNodes" in node ? node.childNodes.map((child) => textIn(child, lang, skip)).join("") : ""
}
