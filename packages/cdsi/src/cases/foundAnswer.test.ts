import type { DoseStatus, ImmunizationAssessment, SeriesAssessment, SeriesType, VaccineGroupForecast } from "@tramyte/core/immunization"
import { describe, expect, it } from "vitest"
import type { CdsiCase } from "./cdsiCase.ts"
import { foundAnswer } from "./foundAnswer.ts"

/** A series that gave doses 1, 2, 3 … these statuses; `best` of its group only, or of all. */
const series = (type: SeriesType, antigen: string, best: "best" | "prioritized" | "neither", ...statuses: readonly DoseStatus[]): SeriesAssessment => ({
  antigen, series: `${antigen} ${type} ${best}`, vaccineGroup: antigen === "Cliff cough" ? "Cliff" : "Lake/Harbour", type, group: type, best: best === "best", prioritized: best !== "neither",
  evaluations: statuses.map((status, index) => ({ dose: String(index + 1), antigen, series: "", status, reasons: [] })),
  forecast: { status: "complete", reasons: [], vaccines: [], guidance: [] }
})
const line = (type: SeriesType, more: Partial<VaccineGroupForecast>, vaccineGroup = "Lake/Harbour"): VaccineGroupForecast =>
  ({ vaccineGroup, type, status: "notComplete", series: [], antigens: [], reasons: [], vaccines: [], guidance: [], ...more })
const assessment = (given: Partial<ImmunizationAssessment>): ImmunizationAssessment => ({ on: "2026-07-15", series: [], groups: [], setAside: [], inconclusive: [], undecided: [], ...given })
const caseOf = (suite: CdsiCase["suite"], ...types: readonly (SeriesType | undefined)[]): CdsiCase => ({
  id: "a", suite, birthDate: "2020-01-01", on: "2026-07-15", vaccineGroup: "Lake", observations: [], expected: { status: "complete" },
  doses: types.map((seriesType) => ({ date: "2021-01-01", cvx: "901", status: "valid", ...seriesType === undefined ? {} : { seriesType } }))
})
const found = (one: CdsiCase, given: Partial<ImmunizationAssessment>) => foundAnswer(one, "Lake/Harbour", assessment(given))

describe("the forecast that is compared", () => {
  const standard = line("standard", { doseNumber: 2, earliest: "2026-01-01", recommended: "2026-02-01", pastDue: "2026-03-01" })
  const risk = line("risk", { doseNumber: 1, earliest: "2025-01-01", recommended: "2025-02-01" })
  it("is the vaccine group's", () => {
    expect(found(caseOf("healthy"), { groups: [line("standard", { status: "complete" }, "Cliff"), standard] })).toEqual({ seriesStatus: "Not Complete", doseNumber: 2, earliest: "2026-01-01", recommended: "2026-02-01", pastDue: "2026-03-01", doses: [] })
  })
  it("is the standard one for the healthy, and the risk one for those with underlying conditions, where there is one", () => {
    expect(found(caseOf("healthy"), { groups: [risk, standard] }).earliest).toBe("2026-01-01")
    expect(found(caseOf("underlying"), { groups: [standard, risk] })).toMatchObject({ earliest: "2025-01-01", pastDue: null })
    expect(found(caseOf("underlying"), { groups: [standard] }).earliest).toBe("2026-01-01")
    expect(found(caseOf("healthy"), { groups: [line("evaluationOnly", { status: "complete" }), risk] }).earliest).toBe("2025-01-01")
    expect(found(caseOf("healthy"), { groups: [line("evaluationOnly", { status: "complete" })] }).seriesStatus).toBe("Complete")
    expect(found(caseOf("underlying"), { groups: [line("evaluationOnly", { status: "complete" })] }).seriesStatus).toBe("Complete")
  })
  it("is not a risk one that only says it is too late or out of season, where a standard one says more", () => {
    const [late, over] = (["agedOut", "notRecommended"] as const).map((status) => line("risk", { status }))
    expect(found(caseOf("underlying"), { groups: [line("standard", { status: "complete" }), late!] }).seriesStatus).toBe("Complete")
    expect(found(caseOf("underlying"), { groups: [standard, over!] }).earliest).toBe("2026-01-01")
    expect(found(caseOf("underlying"), { groups: [line("standard", { status: "agedOut" }), over!] }).seriesStatus).toBe("Not Recommended")
    expect(found(caseOf("underlying"), { groups: [standard, line("risk", { status: "complete" })] }).seriesStatus).toBe("Complete")
  })
  it("is nothing where no series is for the person", () => {
    expect(found(caseOf("underlying"), {})).toEqual({ seriesStatus: null, doseNumber: null, earliest: null, recommended: null, pastDue: null, doses: [] })
  })
  it("counts a history of standard and risk doses together, each dose once", () => {
    const both = [series("standard", "Lake fever", "prioritized", "valid", "valid", "notValid"), series("risk", "Lake fever", "best", "notValid", "valid", "valid")]
    expect(found(caseOf("underlying", "standard", "standard", "risk"), { groups: [standard, risk], series: both }).doseNumber).toBe(4)
    expect(found(caseOf("underlying", "risk"), { groups: [risk], series: [series("standard", "Lake fever", "best", "notValid"), series("risk", "Lake fever", "best", "valid")] }).doseNumber).toBe(1)
    expect(found(caseOf("underlying", "risk"), { groups: [risk], series: [series("standard", "Lake fever", "neither", "valid"), series("risk", "Lake fever", "best", "valid")] }).doseNumber).toBe(1)
    expect(found(caseOf("underlying", "risk"), { groups: [risk], series: [series("standard", "Cliff cough", "best", "valid")] }).doseNumber).toBe(1)
    expect(found(caseOf("healthy", undefined), { groups: [standard], series: both }).doseNumber).toBe(2)
    expect(found(caseOf("healthy", undefined), { groups: [risk], series: both }).doseNumber).toBe(1)
    expect(found(caseOf("underlying", "standard"), { groups: [standard], series: both }).doseNumber).toBe(2)
    expect(found(caseOf("underlying", "risk"), { groups: [line("risk", { status: "complete" })], series: both }).doseNumber).toBeNull()
  })
})

describe("the status of a dose", () => {
  const status = (types: readonly (SeriesType | undefined)[], ...judging: readonly SeriesAssessment[]) => found(caseOf(types[0] === undefined ? "healthy" : "underlying", ...types), { series: judging }).doses
  it("is that of the best series, not of a rival", () => {
    expect(status([undefined], series("standard", "Lake fever", "neither", "valid"), series("standard", "Lake fever", "best", "notValid"))).toEqual(["Not Valid"])
  })
  it("is that of the best series of the type that the case names", () => {
    const both = [series("standard", "Lake fever", "best", "extraneous"), series("risk", "Lake fever", "best", "valid")]
    expect([status(["risk"], ...both), status(["standard"], ...both)]).toEqual([["Valid"], ["Extraneous"]])
  })
  it("is that of the one best of its group, where an equivalent group serves the need", () => {
    const both = [series("standard", "Lake fever", "neither", "notValid"), series("standard", "Lake fever", "prioritized", "valid"), series("risk", "Lake fever", "best", "notValid")]
    expect([status(["standard"], ...both), status([undefined], ...both)]).toEqual([["Valid"], ["Not Valid"]])
  })
  it("is the best over the antigens of the vaccine group", () => {
    expect(status([undefined], series("standard", "Lake fever", "best", "extraneous"), series("standard", "Harbour pox", "best", "valid"))).toEqual(["Valid"])
    expect(status([undefined], series("standard", "Lake fever", "best", "extraneous"), series("standard", "Harbour pox", "best", "notValid"))).toEqual(["Not Valid"])
    expect(status([undefined], series("standard", "Lake fever", "best", "substandard"))).toEqual(["Sub-standard"])
  })
  it("of a dose that has nothing of the group is that in its own antigens", () => {
    expect(status([undefined], series("standard", "Cliff cough", "best", "valid"))).toEqual(["Valid"])
    expect(status([undefined], series("standard", "Cliff cough", "best", "valid"), series("standard", "Lake fever", "best", "notValid"))).toEqual(["Not Valid"])
  })
  it("is each dose's own", () => {
    expect(status([undefined, undefined, undefined], series("standard", "Lake fever", "best", "notValid", "valid", "extraneous"))).toEqual(["Not Valid", "Valid", "Extraneous"])
  })
  it("is found for each antigen apart: one may have a best series, and another one that is best of its group only", () => {
    expect(status([undefined], series("standard", "Lake fever", "best", "extraneous"), series("standard", "Harbour pox", "prioritized", "valid"))).toEqual(["Valid"])
    expect(status([undefined], series("standard", "Lake fever", "best", "extraneous"), series("standard", "Lake fever", "prioritized", "valid"))).toEqual(["Extraneous"])
  })
  it("of the healthy does not depend on a type of series", () => {
    expect(found(caseOf("healthy", "risk"), { series: [series("standard", "Lake fever", "best", "valid")] }).doses).toEqual(["Valid"])
  })
  it("of a dose that has nothing of the group is found where the group has other doses", () => {
    expect(found(caseOf("healthy", undefined, undefined), { series: [series("standard", "Cliff cough", "best", "extraneous", "notValid"), series("standard", "Lake fever", "best", "valid")] }).doses).toEqual(["Valid", "Not Valid"])
  })
  it("of a dose that no such series looked at is told as such", () => {
    expect(status(["risk"], series("standard", "Lake fever", "best", "valid"))).toEqual(["not judged"])
    expect(found(caseOf("healthy", undefined, undefined), { setAside: [{ dose: "2", code: "duplicate", message: "" }] }).doses).toEqual(["not judged", "set aside: duplicate"])
  })
})
