import { type DefaultTreeAdapterMap, parse } from "parse5"

type Node = DefaultTreeAdapterMap["node"]

/** What a browser makes of a page. */
export const readPage = (markup: string) => {
  const elements: string[] = []
  const links: string[] = []
  const headings: string[] = []
  const tables: string[][][] = []
  let sheets = 0
  const text = (node: Node): string => "value" in node ? node.value : node.nodeName === "br" ? " " : node.nodeName === "style" ? "" : "childNodes" in node ? node.childNodes.map(text).join("") : ""
  const plain = (node: Node): string => text(node).replace(/\s+/g, " ").trim()
  const visit = (node: Node): void => {
    if ("tagName" in node) {
      elements.push(node.tagName)
      for (const { name, value } of node.attrs) if (/^(src|href|on.*|srcset|action)$/.test(name)) links.push(`${name}=${value}`)
      if (node.tagName === "article") sheets++
      if (node.tagName === "h1") headings.push(plain(node))
      if (node.tagName === "table") tables.push([])
      if (node.tagName === "tr") tables.at(-1)?.push(node.childNodes.filter((cell) => cell.nodeName === "td" || cell.nodeName === "th").map(plain))
    }
    if ("childNodes" in node) node.childNodes.forEach(visit)
  }
  const page = parse(markup)
  visit(page)
  return { elements, links, headings, tables, sheets, text: plain(page) }
}
