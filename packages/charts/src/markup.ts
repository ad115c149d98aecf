/** Attribute values by name; an undefined value leaves the attribute out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

// XML 1.0 forbids these even when escaped (https://www.w3.org/TR/xml/#charsets). The bidirectional overrides are legal,
// but let a hostile name turn the text around it backwards; DEL and the C1 controls are legal too, but an error in HTML.
const FORBIDDEN = /[^\t\n\r\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]|[\u202A-\u202E\u2066-\u2069]/gu
const ENTITIES: ReadonlyMap<string, string> = new Map([["&", "&amp;"], ["<", "&lt;"], [">", "&gt;"], ["\"", "&quot;"], ["'", "&#39;"]])

/** Text made safe for an element or a quoted attribute, composed (NFC) so that Vietnamese letters keep their marks. */
export const escapeXml = (text: string): string =>
  text.replace(FORBIDDEN, "\uFFFD").normalize("NFC").replace(/[&<>"']/g, (char) => ENTITIES.get(char) ?? "")

/** Two decimals are below what an eye or a printer resolves, and keep the bytes the same on every machine. */
const attributeValue = (value: string | number): string =>
  typeof value === "number" ? String(Math.round(value * 100) / 100 + 0) : escapeXml(value)

/** One element; `children` is markup already, not text. */
export const element = (name: string, attributes: Attributes, ...children: readonly string[]): string => {
  const pairs = Object.entries(attributes).filter((pair): pair is [string, string | number] => pair[1] !== undefined)
  const head = `<${name}${pairs.map(([key, value]) => ` ${key}="${attributeValue(value)}"`).join("")}`
  const body = children.join("")
  return body === "" && !HTML_NEEDS_END.has(name) ? `${head}/>` : `${head}>${body}</${name}>`
}

// An HTML parser reads <td/> as an open tag.
const HTML_NEEDS_END: ReadonlySet<string> = new Set(["td", "th", "caption", "p", "div", "span", "tbody", "thead", "tfoot", "tr", "table"])

/** The small text that a pointer shows over a mark. */
export const tooltip = (text: string): string => element("title", {}, escapeXml(text))
