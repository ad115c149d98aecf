import { composePacks, type Rulebook, type RulesInForce } from "@tramyte/core"
import type { DatedItem, Pack } from "@tramyte/core/pack"

const item = (id: string): DatedItem => ({ id: `s/${id}`, label: { vi: id, en: id }, from: "2020-01-01", cites: [{ ref: "law" }], status: "unverified" })

/** A small pack for the kit of stores: people, households' heads, events and villages are counted; groups, bands, targets and estimates are used. */
const storePack: Pack = {
  format: 1, id: "s", version: "2026.1.0", label: { vi: "Kho", en: "Store" },
  citations: [{ id: "law", issuer: "Quốc hội", number: "1/2020/QH", year: 2020, title: { vi: "Luật", en: "The law" } }],
  rules: [
    { ...item("elderly"), when: { op: "age", atLeast: { years: 60 } } },
    { ...item("insured"), when: { op: "exists", in: { kind: "insurance", activeAt: "on" } } }
  ],
  groupings: [{
    ...item("groups"), mode: "first", scope: { op: "alive" }, main: true,
    groups: [{ id: "s/old", label: { vi: "già", en: "old" }, when: { op: "rule", id: "s/elderly" } }, { id: "s/ill", label: { vi: "bệnh", en: "ill" }, when: { op: "exists", in: { kind: "condition", activeAt: "on" } } }],
    otherwise: { id: "s/others", label: { vi: "khác", en: "others" } }
  }],
  indicators: [
    { ...item("coverage"), basis: "person", measures: "state", direction: "up", denominator: { op: "alive" }, exclusion: { op: "exists", in: { kind: "merit", activeAt: "on" } }, numerator: { op: "rule", id: "s/insured" }, target: { share: 0.95 } },
    {
      ...item("visited"), basis: "person", measures: "period", direction: "up", denominator: { op: "rule", id: "s/elderly" },
      numerator: { op: "exists", in: { kind: "encounter", startsIn: { from: "periodFrom", until: "periodUntil" } } },
      strata: [{ id: "by-birth", bands: [{ id: "elderly", when: { op: "rule", id: "s/elderly" } }], otherwise: { id: "younger" } }]
    },
    {
      ...item("readings"), basis: { event: { kind: "observation", startsIn: { from: "periodFrom", until: "periodUntil" } }, as: "x" }, measures: "period", direction: "down",
      denominator: { op: "all", of: [] }, numerator: { op: "compare", what: { get: "value", in: "x" }, is: { atLeast: 5 } }, continuous: { value: { get: "value", in: "x" } }
    },
    { ...item("villages"), basis: "village", measures: "state", direction: "up", denominator: { op: "all", of: [] }, numerator: { op: "exists", in: { kind: "activity" } } }
  ]
}

export const rulebookOfCases: Rulebook = composePacks([storePack])

/** The rules of the kit of stores on 30 June 2026. */
export const rulesOfCases: RulesInForce = rulebookOfCases.on("2026-06-30")
