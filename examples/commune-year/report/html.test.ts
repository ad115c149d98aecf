import fc from "fast-check"
import { parseFragment } from "parse5"
import { describe, expect, it } from "vitest"
import { html, raw } from "./html.ts"
import { attribute, descendants, textIn } from "./page.fixture.ts"

describe("templates", () => {
  it("escape text and keep markup", () => {
    expect(html`<p>${"<b> & \"c\""}${raw("<i>x</i>")}${[1, html`<u>2</u>`]}${undefined}</p>`.markup).toBe("<p>&#60;b&#62; &#38; &#34;c&#34;<i>x</i>1<u>2</u></p>")
  })

  it("give any text back as it was, in an element and in an attribute", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const [element] = descendants(parseFragment(html`<q title="${text}">${text}</q>`.markup))
      expect([textIn(element!, "vi"), attribute(element!, "title")]).toEqual([text, text])
    }))
  })

  it("put a mark in place of what would turn or break the text", () => {
    expect(html`${"a\u202Eb\u0000c"}`.markup).toBe("a\uFFFDb\uFFFDc")
  })
})
