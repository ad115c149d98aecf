import { composePacks, type RulesInForce } from "@tramyte/core"
import type { DatedItem, Pack } from "@tramyte/core/pack"

const item = (id: string): DatedItem => ({ id: `f/${id}`, label: { vi: id, en: id }, from: "2020-01-01", cites: [{ ref: "law" }], status: "unverified" })

const pack: Pack = {
  format: 1, id: "f", version: "2026.1.0", label: { vi: "Sự cố", en: "Faults" },
  citations: [{ id: "law", issuer: "Quốc hội", number: "1/2020/QH", year: 2020, title: { vi: "Luật", en: "The law" } }],
  rules: [{ ...item("seen"), when: { op: "exists", in: { kind: "visit" } } }, { ...item("resident"), when: { op: "exists", in: { kind: "residence", activeAt: "on" } } }],
  indicators: [
    { ...item("seen-residents"), basis: "person", measures: "state", direction: "up", denominator: { op: "rule", id: "f/resident" }, numerator: { op: "rule", id: "f/seen" }, target: { share: 0.5 } },
    {
      ...item("readings"), basis: { event: { kind: "observation", startsIn: { from: "periodFrom", until: "periodUntil" } }, as: "x" }, measures: "period", direction: "down",
      denominator: { op: "all", of: [] }, numerator: { op: "exists", in: { kind: "visit" } }
    }
  ]
}

/** A rule, a list and two indicators: who was seen, of those who live here; what was read. */
export const lawOfFaults: RulesInForce = composePacks([pack]).on("2026-06-30")
