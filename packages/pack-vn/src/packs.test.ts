import { composePacks, type Pack } from "@tramyte/core"
import { checkLaw, checkPacks, itemsOf } from "@tramyte/core/pack"
import schema from "@tramyte/core/pack.schema.json" with { type: "json" }
import { Ajv2020 } from "ajv/dist/2020.js"
import { describe, expect, it } from "vitest"
import { camGiangCare, namThanhMienCare, vietNamCare } from "./care.ts"
import { camGiang, haiPhong, namThanhMien, vietNam } from "./index.ts"

const packs: readonly (readonly [string, Pack])[] = [
  ["vietnam", vietNam], ["vietnam-care", vietNamCare], ["hai-phong", haiPhong], ["cam-giang", camGiang], ["cam-giang-care", camGiangCare],
  ["nam-thanh-mien", namThanhMien], ["nam-thanh-mien-care", namThanhMienCare]
]
const together = packs.map(([, pack]) => pack)

describe("the packs work together", () => {
  it.each([
    ["national law alone", [vietNam]],
    ["with Hải Phòng", [vietNam, haiPhong]],
    ["Cẩm Giàng", [vietNam, haiPhong, camGiang]],
    ["Nam Thanh Miện", [vietNam, haiPhong, namThanhMien]],
    ["the national indicators", [vietNam, vietNamCare]],
    ["Cẩm Giàng's care", [vietNam, vietNamCare, haiPhong, camGiang, camGiangCare]],
    ["Nam Thanh Miện's care", [vietNam, vietNamCare, haiPhong, namThanhMien, namThanhMienCare]],
    ["everything in one rulebook", together]
  ] as const)("%s", (_, some) => {
    expect(checkPacks(some)).toEqual([])
  })

  it("a commune's plan does not stand without national law", () => {
    expect(checkPacks([camGiang]).map((problem) => problem.code)).toContain("TRAMYTE_PACK_NEEDS")
  })

  it("names its packs with their versions", () => {
    expect(composePacks([vietNam, haiPhong, camGiang]).id).toBe("vietnam@2026.1.0+hai-phong@2026.1.0+cam-giang@2026.1.0")
  })
})

const isValid = new Ajv2020({ strictTypes: false, strictRequired: false }).compile(schema)

describe.each(packs)("%s", (id, pack) => {
  it("is what the schema for editors describes", () => {
    isValid(pack)
    expect(isValid.errors).toBeNull()
  })

  it("is the same after a journey through JSON", () => {
    expect(JSON.parse(JSON.stringify(pack))).toStrictEqual(pack)
  })

  it("has its id", () => expect(pack.id).toBe(id))

  it("names everything in Vietnamese and English", () => {
    const unnamed = itemsOf([pack]).filter(({ item }) => item.label.vi.trim() === "" || item.label.en.trim() === "" || item.label.vi === item.label.en)
    expect(unnamed.map(({ item }) => item.id)).toEqual([])
  })

  it("cites nothing twice under one id, and each text with its issuer and year", () => {
    const ids = pack.citations.map((citation) => citation.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { issuer, year, signed, id } of pack.citations) {
      expect(issuer, id).not.toBe("")
      expect(id, "the year is part of the id, as numbers restart each year").toMatch(/-(19|20)\d\d$/)
      if (signed !== undefined) expect(signed.slice(0, 4), id).toBe(String(year))
    }
  })

  it("says that somebody read the source of what it calls verified", () => {
    const unread = itemsOf([pack]).filter(({ item }) => item.status === "verified" && item.reviewedOn === undefined)
    expect(unread.map(({ item }) => item.id)).toEqual([])
  })

  it("explains what it calls an unverified parameter", () => {
    expect((pack.parameters ?? []).filter((parameter) => parameter.status === "unverified" && parameter.note === undefined).map(({ id }) => id)).toEqual([])
  })
})

it("no citation of one pack hides another's", () => {
  const ids = together.flatMap((pack) => pack.citations.map((citation) => citation.id))
  expect(new Set(ids).size).toBe(ids.length)
})

it.each([["vietnam", vietNam, [vietNam, haiPhong, camGiang, namThanhMien]], ["vietnam-care", vietNamCare, together]] as const)("every citation of %s is cited, by no pack that does without it", (_, { citations }, among) => {
  const cited = JSON.stringify(among.map((pack) => ({ ...pack, citations: [] })))
  expect(citations.filter(({ id }) => !cited.includes(`"${id}"`)).map(({ id }) => id)).toEqual([])
})

it("every parameter and value set is used, or names the codes of facts", () => {
  const vocabulary = ["employment-types", "education-levels", "residence-types", "disability-degrees", "risk-factors", "examinations", "measurements"].map((name) => `vietnam/${name}`)
  const ofCare = ["birth-places", "birth-attendants", "pregnancy-outcomes", "diabetes-medicines"].map((name) => `vietnam-care/${name}`)
  const used = JSON.stringify(together.map(({ definitions, groupings, indicators, protocols, rules }) => [rules, definitions, groupings, protocols, indicators]))
  const items = together.flatMap((pack) => [...(pack.parameters ?? []), ...(pack.valueSets ?? [])])
  const idle = items.filter(({ id, overrides }) => !used.includes(`"${overrides ?? id}"`)).map(({ id }) => id)
  expect(idle.toSorted()).toEqual([...vocabulary, ...ofCare, "vietnam/child-age"].toSorted())
})

describe("on the day of the last review, the law", () => {
  it("leaves nothing to look at but texts that the communes' plans rest on, of which nothing more is known", () => {
    expect(checkLaw(together, "2026-11-21").map(({ code, at }) => [code, at])).toEqual([
      "hai-phong-programme-03-2025", "hai-phong-programme-01-2026", "hai-phong-letter-867-2026", "hai-phong-plan-180-2026"
    ].map((id) => ["TRAMYTE_PACK_CITATION_UNUSED", `citations/${id}`]))
  })

  it("no longer is that of the Labour Code of 2012, nor of the decrees on immunization before the Law on Disease Prevention", () => {
    const age = { ...vietNam.parameters![0]!, id: "old/age", from: "2013-05-01" }
    const citing = (number: string, issuer: string, year: number) => {
      const act = { id: "act", issuer, number, year, title: { vi: "Văn bản", en: "Act" } }
      const old: Pack = { format: 1, id: "old", version: "2026.1.0", label: { vi: "Cũ", en: "Old" }, citations: [act], parameters: [{ ...age, cites: [{ ref: "act" }] }] }
      return ["2020-12-31", "2021-01-01", "2026-06-30", "2026-07-01", "2027-06-30", "2027-07-01"]
        .filter((day) => checkLaw([{ ...vietNam, citations: vietNam.citations.filter(({ id }) => id !== "labour-code-2012") }, old], day).some(({ code }) => code === "TRAMYTE_PACK_SUPERSEDED"))
    }
    expect(citing("10/2012/QH13", "Quốc hội", 2012)[0]).toBe("2021-01-01")
    expect(citing("101/2010/NĐ-CP", "Chính phủ", 2010)[0]).toBe("2026-07-01")
    expect(citing("104/2016/NĐ-CP", "Chính phủ", 2016)).toEqual(["2027-07-01"])
  })
})

describe("the national indicators", () => {
  const indicators = vietNamCare.indicators!

  it("say in what they rest on choices where no text speaks", () => {
    expect(indicators.filter(({ note, status }) => status !== "verified" && note === undefined).map(({ id }) => id)).toEqual([])
  })

  it("ask for codes of a value set, so that a vendor finds all of them in one place; and each of these codes has a name", () => {
    const sets = new Set([vietNam, vietNamCare].flatMap(({ valueSets = [] }) => valueSets).flatMap(({ codes }) => codes.map(({ code }) => code)))
    const written = new Set<string>()
    const collect = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return
      for (const [key, part] of Object.entries(value)) {
        if (key === "codes" && Array.isArray(part)) part.forEach((code) => typeof code === "string" && written.add(code))
        else collect(part)
      }
    }
    collect([indicators, vietNamCare.definitions])
    expect([...written].filter((code) => !sets.has(code))).toEqual([])
  })

  it("stand without any commune's plan, under names of their own", () => {
    const alone = composePacks([vietNam, vietNamCare]).on("2026-12-31")
    expect(alone.indicators.map(({ id }) => id)).toEqual(indicators.map(({ id }) => id))
    expect(new Set(indicators.map(({ label }) => label.vi)).size).toBe(indicators.length)
  })
})
