import type { Pack } from "./pack.ts"
import { item, smallPack } from "./smallPack.fixture.ts"

/** A pack that has everything but a schedule (see `schedulePack`), and nothing wrong. */
export const fullPack: Pack = smallPack({
  factKinds: [{ kind: "hobby", shape: "state", label: { vi: "thú vui", en: "hobby" }, question: { vi: "?", en: "?" } }],
  parameters: [
    { ...item("p/number"), value: 2 }, { ...item("p/text"), value: "10903" }, { ...item("p/truth"), value: true }, { ...item("p/list"), value: ["a"] },
    { ...item("p/span"), value: { years: 1 } }, { ...item("p/start"), value: { month: 9, day: 5 } }, { ...item("p/year"), value: "school" }, { ...item("p/order"), value: ["p/second", "p/first"] }
  ],
  valueSets: [{ ...item("p/set"), codes: [{ code: "a", label: { vi: "a", en: "a" } }] }],
  rules: [
    { ...item("p/elder"), when: { op: "age", atLeast: { years: 60 }, below: { param: "p/span" }, at: { shift: "yearEnd", minus: { days: 1 } } } },
    {
      ...item("p/mixed"),
      when: {
        op: "all",
        of: [
          { op: "rule", id: "p/elder" }, { op: "sex", is: ["female"] }, { op: "alive", at: { schoolYearStart: { param: "p/start" } } }, { op: "flag", param: "p/truth" },
          { op: "not", of: { op: "exists", in: { kind: "hobby", codes: { valueSet: "p/set" }, links: { commune: { param: "p/text" } }, activeAt: "on" } } },
          { op: "sure", of: { op: "count", in: { kind: "encounter", codes: { param: "p/list" }, startsIn: { from: "yearStart", until: "yearEnd" } }, atLeast: { param: "p/number" } } },
          { op: "known", of: { op: "value", which: "last", in: { kind: "observation", overlaps: { from: { shift: "on", minus: { param: "p/span" } }, until: "on" } }, is: { atLeast: { param: "p/number" }, component: "systolic" } } }
        ]
      }
    }
  ],
  groupings: [{
    ...item("p/groups"), mode: "first", main: true, scope: { op: "alive" }, order: { param: "p/order" },
    groups: [{ id: "p/first", label: { vi: "một", en: "one" }, when: { op: "rule", id: "p/elder" }, cites: [{ ref: "law", at: "Điều 1" }], status: "secondary" }, { id: "p/second", label: { vi: "hai", en: "two" }, when: { op: "rule", id: "p/mixed" } }],
    otherwise: { id: "p/rest", label: { vi: "còn lại", en: "rest" } }
  }],
  protocols: [
    { ...item("p/yearly"), item: "checkup", ages: { from: { years: 6 }, until: { years: 120 } }, who: { op: "alive" }, recurrence: { perYear: { min: 1, target: { param: "p/number" } }, year: { param: "p/year" }, schoolYearStart: { param: "p/start" } }, doneBy: { kind: "encounter", codes: ["a"] }, urgency: 1 },
    { ...item("p/again"), item: "bp", who: { op: "alive" }, recurrence: { every: { param: "p/span" }, policy: "clamp", opensBefore: { months: 1 } }, doneBy: { kind: "observation" } },
    { ...item("p/once"), item: "record", who: { op: "alive" }, recurrence: { once: true }, doneBy: { kind: "healthRecord" } }
  ],
  indicators: [{ ...item("p/coverage"), basis: "person", measures: "state", denominator: { op: "alive" }, exclusion: { op: "rule", id: "p/elder" }, numerator: { op: "exists", in: { kind: "insurance" } }, target: { share: 0.95, by: "2031-01-01" }, direction: "up" }],
  calendars: [{ ...item("p/calendar"), calendar: { id: "vn", name: { vi: "Lịch", en: "Calendar" }, weeklyRestDays: [6, 7], fixedHolidays: [], lunarHolidays: [], decisions: [] } }],
  freshness: [{ ...item("p/fresh"), kind: "merit", days: 30 }]
})
