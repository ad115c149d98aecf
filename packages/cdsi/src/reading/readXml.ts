import { parseXml, XmlDocumentType, type XmlElement, XmlError } from "@rgrove/parse-xml"
import { type Place, report } from "./ledger.ts"

/**
 * The root element of an XML text. `@rgrove/parse-xml` is small, kept up, holds to the XML recommendation and never looks
 * at entities of its own making or of other files; a document type declaration is refused all the same.
 */
export const readXml = (xml: string, root: string, place: Place): XmlElement | undefined => {
  try {
    const document = parseXml(xml.replace(/^\uFEFF/, ""), { preserveDocumentType: true })
    if (document.children.some((node) => node instanceof XmlDocumentType)) {
      report(place, "TRAMYTE_CDSI_XML", "it has a document type declaration (<!DOCTYPE>); supporting data have none: take it out, or ask where the file comes from")
      return undefined
    }
    const element = document.root
    if (element?.name === root) return element
    report(place, "TRAMYTE_CDSI_XML", `it holds <${element?.name ?? ""}>, not <${root}>; give each file its own place`)
  } catch (error) {
    // A RangeError is XML nested so deep that nobody meant it.
    if (!(error instanceof XmlError || error instanceof RangeError)) throw error
    report(place, "TRAMYTE_CDSI_XML", error instanceof XmlError ? `it is no XML at line ${error.line}, column ${error.column}: ${error.message.split("\n")[0]}` : "its elements are nested too deep to be read")
  }
  return undefined
}
