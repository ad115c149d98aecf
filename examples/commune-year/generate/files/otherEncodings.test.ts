import { describe, expect, it } from "vitest"
import { sourceData } from "../sourceData.ts"
import { utf16, windows1258 } from "./otherEncodings.ts"

const words = [
  ...Object.values(sourceData.givenNames).flat(), ...Object.keys(sourceData.familyNames),
  ...sourceData.communes.flatMap(({ villages }) => villages.map(({ name }) => name)),
  "Người yếu, đi lại khó khăn", "Số CCCD", "ẨN Ý, ẵm Ỹ\n\"0\""
]

describe("other encodings", () => {
  it("can be read back as what they are", () => {
    for (const word of words) {
      expect(new TextDecoder("windows-1258").decode(windows1258(word)).normalize("NFC"), word).toBe(word.normalize("NFC"))
      expect(new TextDecoder("utf-16le").decode(utf16(word))).toBe(word)
    }
  })
  it("write a question mark for what the code page lacks", () => {
    expect([...windows1258("漢")]).toEqual([0x3f])
  })
})
