import { composePacks } from "@tramyte/core"
import { checkLaw, checkPacks, itemsOf } from "@tramyte/core/pack"
import type { Classification, GrowthItem } from "@tramyte/core/growth"
import schema from "@tramyte/core/pack.schema.json" with { type: "json" }
import { Ajv2020 } from "ajv/dist/2020.js"
import { describe, expect, it } from "vitest"
import { camGiang, haiPhong, namThanhMien, vietNam } from "../index.ts"
import { disadvantagedProvincesGrowth } from "./disadvantagedProvincesGrowth.ts"
import { haiPhongGrowth } from "./haiPhongGrowth.ts"
import { loadGrowth } from "./loadGrowth.ts"
import { namThanhMienGrowth } from "./namThanhMienGrowth.ts"
import { vietNamGrowth } from "./vietNamGrowth.ts"

const packs = [vietNam, vietNamGrowth, haiPhong, haiPhongGrowth, camGiang, namThanhMien, namThanhMienGrowth]
const elsewhere = [vietNam, vietNamGrowth, disadvantagedProvincesGrowth]
const today = loadGrowth("vietnam", "2026-07-15")
const item = (name: string, rules = today): GrowthItem => rules.growth.find(({ id }) => id === `vietnam-growth/${name}`)!

/** The class of a score by the words of an item: the first band that fits. */
const called = (name: string, value: number, rules = today): string => {
  const cutoff = (one: NonNullable<Classification["bands"][number]["below"]>): number => typeof one === "number" ? one : rules.parameter(one.param) as number
  return item(name, rules).classification!.bands.find(({ below, above }) => (below === undefined || value < cutoff(below)) && (above === undefined || value > cutoff(above)))!.code
}

describe("the packs of growth", () => {
  it("compose with national law, the city and both communes", () => expect(checkPacks(packs)).toEqual([]))
  it("compose for a disadvantaged province, where vitamin A goes on to 59 months", () => {
    expect([...checkPacks(elsewhere), ...checkLaw(elsewhere, "2026-11-22").filter(({ pack }) => pack.endsWith("growth"))]).toEqual([])
    const rules = composePacks(elsewhere).on("2026-06-01")
    expect(rules.growth.flatMap(({ supplement }) => supplement === undefined ? [] : [supplement.doses.at(-1)?.until])).toEqual([{ months: 60 }])
    expect(rules.parameter("vietnam-growth/vitamin-a-until")).toEqual({ months: 60 })
  })
  it("cite nothing that begins later, and every text that they name", () =>
    expect(checkLaw(packs, "2026-11-22").filter(({ pack }) => pack.endsWith("growth"))).toEqual([]))
  it("say what they left open wherever nobody could read the source", () =>
    expect(itemsOf([vietNamGrowth, haiPhongGrowth, disadvantagedProvincesGrowth, namThanhMienGrowth]).filter(({ item: { note, status } }) => status === "unverified" && note === undefined)).toEqual([]))
  it("call nothing verified: no act was read itself", () => expect(itemsOf([vietNamGrowth, haiPhongGrowth, disadvantagedProvincesGrowth, namThanhMienGrowth]).filter(({ item: { status } }) => status === "verified")).toEqual([]))
  it("give every class, sign and grade its own code at an age, but for the flat line, which is another at each", () => {
    const codes = today.growth.flatMap(({ classification, finding, sign }) => classification !== undefined
      ? classification.bands.map(({ code }) => `${classification.ages.from < 60 ? "young" : "old"} ${code}`)
      : [...finding?.grades ?? [], ...(sign === undefined ? [] : [sign])].map(({ code }) => code))
    expect(codes.length).toBeGreaterThan(60)
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual(["flat-line", "flat-line"])
    expect(today.growth.flatMap(({ sign }) => sign?.code === "flat-line" ? [sign.ages] : [])).toEqual([{ from: 0.7, until: 6 }, { from: 6, until: 12 }, { from: 12, until: 24 }])
  })
})

const isValid = new Ajv2020({ strictTypes: false, strictRequired: false }).compile(schema)

describe.each([vietNamGrowth, haiPhongGrowth, disadvantagedProvincesGrowth, namThanhMienGrowth].map((pack) => [pack.id, pack] as const))("%s", (_, pack) => {
  it("is what the schema for editors describes, and the same after a journey through JSON", () => {
    isValid(pack)
    expect(isValid.errors).toBeNull()
    expect(JSON.parse(JSON.stringify(pack))).toStrictEqual(pack)
  })
  it("names everything in Vietnamese and English, and texts by issuer and year", () => {
    expect(itemsOf([pack]).filter(({ item: { label } }) => label.vi.trim() === "" || label.en.trim() === "" || label.vi === label.en).map(({ item }) => item.id)).toEqual([])
    expect(pack.citations.filter(({ id, issuer, signed, year }) => issuer === "" || !/-(19|20)\d\d$/.test(id) || !id.endsWith(String(year)) || (signed !== undefined && !signed.startsWith(String(year)))).map(({ id }) => id)).toEqual([])
  })
})

describe("classes of the WHO standards, 0 to 59 months", () => {
  it.each([
    [-3.01, "severely-stunted", "severely-underweight", "severely-wasted", "severely-wasted-by-bmi"],
    [-3, "stunted", "underweight", "wasted", "wasted-by-bmi"],
    [-2.01, "stunted", "underweight", "wasted", "wasted-by-bmi"],
    [-2, "normal-height", "normal-weight", "normal-weight-for-height", "normal-bmi-under-5"],
    [1, "normal-height", "normal-weight", "normal-weight-for-height", "normal-bmi-under-5"],
    [1.01, "normal-height", "weight-to-be-judged-by-height", "possible-risk-of-overweight", "possible-risk-of-overweight-by-bmi"],
    [2, "normal-height", "weight-to-be-judged-by-height", "possible-risk-of-overweight", "possible-risk-of-overweight-by-bmi"],
    [2.01, "normal-height", "weight-to-be-judged-by-height", "overweight", "overweight-by-bmi"],
    [3, "normal-height", "weight-to-be-judged-by-height", "overweight", "overweight-by-bmi"],
    [3.01, "very-tall", "weight-to-be-judged-by-height", "obese", "obese-by-bmi"]
  ] as const)("z %f", (z, ...classes) => {
    expect(["length-height-for-age-under-5", "weight-for-age-under-5", "weight-for-length-height-under-5", "bmi-for-age-under-5"].map((name) => called(name, z))).toEqual(classes)
  })
})

describe("classes of the WHO reference, 5 to 19 years", () => {
  it.each([
    [-3.01, "severely-stunted", "severely-underweight", "severely-thin"], [-3, "stunted", "underweight", "thin"], [-2.01, "stunted", "underweight", "thin"], [-2, "normal-height", "normal-weight", "normal-bmi"],
    [1, "normal-height", "normal-weight", "normal-bmi"], [1.01, "normal-height", "weight-to-be-judged-by-height", "overweight"], [2, "normal-height", "weight-to-be-judged-by-height", "overweight"], [2.01, "normal-height", "weight-to-be-judged-by-height", "obese"]
  ] as const)("z %f", (z, ...classes) => {
    expect(["height-for-age-5-to-19", "weight-for-age-5-to-10", "bmi-for-age-5-to-19"].map((name) => called(name, z))).toEqual(classes)
  })
  it("begin where those of the under-fives end, and leave no month of the tables out", () => {
    const ages = (of: string) => today.growth.flatMap(({ classification }) => classification?.of === of ? [classification.ages] : [])
    expect([ages("length-height-for-age"), ages("bmi-for-age"), ages("weight-for-age"), ages("weight-for-length-height")]).toEqual([
      [{ from: 0, until: 60 }, { from: 60, until: 229 }], [{ from: 0, until: 60 }, { from: 60, until: 229 }], [{ from: 0, until: 60 }, { from: 60, until: 121 }], [{ from: 0, until: 60 }]
    ])
  })
})

describe("arm circumference", () => {
  it.each([[11.4, "very-small-arm-circumference"], [11.5, "small-arm-circumference"], [12.4, "small-arm-circumference"], [12.5, "normal-arm-circumference"]] as const)("%f cm is %s", (cm, code) => {
    expect(called("arm-circumference", cm)).toBe(code)
  })
  it("a station of the northern midlands may take 13.5 cm", () => {
    const station = loadGrowth("vietnam", "2026-07-15", { choices: { "vietnam-growth/moderate-arm-circumference-below": 13.5 } })
    expect([called("arm-circumference", 13.4, station), called("arm-circumference", 13.5, station)]).toEqual(["small-arm-circumference", "normal-arm-circumference"])
  })
})

describe("head circumference", () => {
  it.each([[-3.01, "very-small-head"], [-3, "small-head"], [-2.01, "small-head"], [-2, "normal-head"], [2, "normal-head"], [2.01, "large-head"], [3, "large-head"], [3.01, "very-large-head"]] as const)("z %f is %s", (z, code) => {
    expect(called("head-circumference-for-age-under-5", z)).toBe(code)
  })
  it("is classified from WHO's guidance of 30 August 2016 on", () => {
    const heads = (day: string) => loadGrowth("vietnam", day).growth.filter(({ classification }) => classification?.of === "head-circumference-for-age").length
    expect([heads("2016-08-29"), heads("2016-08-30")]).toEqual([0, 1])
  })
})

describe("what is held when", () => {
  it.each([["2016-08-17", "secondary", ["who-unicef-acute-malnutrition-2009"]], ["2016-08-18", "unverified", ["decision-4487-2016", "who-unicef-acute-malnutrition-2009"]],
    ["2019-08-26", "unverified", ["decision-3779-2019", "decision-4487-2016", "who-unicef-acute-malnutrition-2009"]]] as const)("acute malnutrition on %s", (day, status, refs) => {
    const found = item("acute-malnutrition", loadGrowth("vietnam", day))
    expect([found.status, found.cites.map(({ ref }) => ref)]).toEqual([status, refs])
  })
  it("the statuses of form 01 begin with Circular 15/2026", () => {
    const forms = (day: string) => loadGrowth("vietnam", day).growth.filter(({ id }) => id.includes("/form-01")).length
    expect([forms("2026-06-30"), forms("2026-07-01")]).toEqual([0, 4])
  })
  it("Hải Phòng's own plan of vitamin A stands in both communes, for 6 to 35 months", () => {
    for (const place of ["cam-giang", "nam-thanh-mien"] as const) {
      const supplements = loadGrowth(place, "2026-12-01").growth.filter(({ supplement }) => supplement !== undefined)
      expect(supplements.map(({ id }) => id)).toEqual(["hai-phong-growth/vitamin-a"])
      expect(supplements[0]!.supplement!.doses).toEqual([{ from: { months: 6 }, until: { months: 12 }, amount: 100_000, unit: "[iU]" }, { from: { months: 12 }, until: { months: 36 }, amount: 200_000, unit: "[iU]" }])
    }
  })
  it("says in which communes it is known", () => {
    expect(() => loadGrowth("ha-noi" as "vietnam", "2026-07-15")).toThrow(expect.objectContaining({ code: "TRAMYTE_COMMUNE_UNKNOWN" }))
  })
})
