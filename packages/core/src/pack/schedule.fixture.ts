import type { ImmunizationSchedule } from "../immunization/schedule.ts"
import type { ScheduleItem } from "../immunization/scheduleItem.ts"
import type { Pack } from "./pack.ts"
import { item, smallPack } from "./smallPack.fixture.ts"

const both = (text: string) => ({ vi: text, en: text })
const cites = [{ ref: "law", at: "2" }]

/** A schedule that has everything, against an antigen that no person ever met: nothing in it is a rule for anybody. */
export const exampleSchedule: ImmunizationSchedule = {
  id: "example-schedule",
  version: "1",
  label: both("Example"),
  monthPolicy: "clamp",
  vaccines: [
    { code: "EX", codes: ["EXAMPLE|1"], label: both("Example vaccine"), antigens: [{ antigen: "example", beginAge: {}, endAge: { years: 90 } }] },
    { code: "EX-OLD", label: both("Old example vaccine"), antigens: [{ antigen: "example" }] }
  ],
  vaccineGroups: [{ id: "Example", label: both("Example"), antigens: ["example"], administerFull: true }],
  conflicts: [{ previous: "EX-OLD", current: "EX", begin: { days: 1 }, minEnd: { weeks: 4, days: -4 }, end: { weeks: 4 } }],
  observations: [
    { code: "past", label: both("Had it") }, { code: "danger", label: both("Must not have it") }, { code: "journey", label: both("Travels"), codes: ["SNOMED|1"] },
    { code: "pregnant", label: both("Pregnant") }, { code: "never-asked", label: both("No rule asks") }
  ],
  antigens: [{
    id: "example",
    immunity: { history: ["past"], birth: [{ before: "1950-01-01", country: "VN", except: ["journey"] }] },
    contraindications: {
      antigen: [{ observation: "danger", text: "no", guidance: "refer", beginAge: { months: 1 }, endAge: { years: 80 }, cites, status: "secondary" }],
      vaccine: [{ observation: "pregnant", vaccines: [{ vaccine: "EX-OLD", beginAge: { years: 15 } }], cites }]
    },
    series: [
      {
        id: "example-standard", vaccineGroup: "Example", type: "standard", sexes: ["female", "male", "unknown"], group: "1", offered: { endAge: { years: 70 } }, equivalentGroups: ["2"],
        selection: { default: true, productPath: false, priority: "A", preference: 1, minAgeToStart: { days: 0 }, maxAgeToStart: { years: 60 } }, guidance: ["g"], cites, status: "secondary", note: both("n"),
        doses: [
          {
            label: both("First"), cites, status: "unverified",
            ages: [
              { absMin: { days: 0 }, min: { weeks: 6, days: -4 }, earliestRec: { weeks: 6 }, latestRec: { months: 3 }, max: { years: 60 }, withinHours: 24, effective: "2010-01-01", cessation: "2025-12-31", cites },
              { absMin: { days: 0 }, min: { weeks: 8 }, earliestRec: { weeks: 8 }, effective: "2026-01-01" }
            ],
            preferable: [{ vaccine: "EX", beginAge: { days: 0 }, endAge: { years: 60 }, tradeName: "Exa", manufacturer: "Nobody", volume: 0.5, forecast: true }],
            allowable: [{ vaccine: "EX-OLD", endAge: { years: 10 } }],
            season: { from: "2000-01-01", until: "2099-12-31" }
          },
          {
            intervals: [
              { from: { previous: true }, absMin: { weeks: 4, days: -4 }, min: { weeks: 4 }, earliestRec: { weeks: 4 }, latestRec: { months: 3 }, max: { years: 10 }, override: false, orNextEpisode: "pregnant", effective: "2010-01-01", cites, status: "verified" },
              { from: { targetDose: 1 }, min: { weeks: 4 } }, { from: { mostRecent: ["EX-OLD"] }, min: { weeks: 4 } }, { from: { observation: "pregnant" }, min: { days: 0 } }
            ],
            allowableIntervals: [{ from: { previous: true }, absMin: { weeks: 3 } }],
            preferable: [{ vaccine: "EX" }],
            inadvertent: ["EX-OLD"],
            skips: [{
              context: "both", logic: "any", cites, status: "secondary",
              sets: [{
                label: "old enough", logic: "all", effective: "2010-01-01", cessation: "2099-12-31",
                conditions: [
                  { kind: "age", beginAge: { years: 5 }, endAge: { years: 60 } }, { kind: "completedSeries", groups: ["2"] }, { kind: "interval", interval: { months: 6 } },
                  { kind: "count", compare: "greaterThan", doses: 0, validOnly: true, vaccines: ["EX"], from: "2010-01-01", until: "2099-12-31", beginAge: { years: 4 }, endAge: { years: 60 } }
                ]
              }]
            }],
            recurring: true
          }
        ]
      },
      {
        id: "example-risk", vaccineGroup: "Example", type: "risk", group: "2", considers: { vaccines: ["EX"], beginAge: { days: 0 }, endAge: { years: 60 } },
        indications: [{ observation: "journey", description: "d", guidance: "g", beginAge: { months: 1 }, endAge: { years: 60 }, cites, status: "verified" }],
        doses: [{ ages: [{ min: { weeks: 6 } }], preferable: [{ vaccine: "EX" }] }]
      }
    ]
  }]
}

/** How a record shows what the schedule asks, each in one of the ways. */
export const exampleObserved: NonNullable<ScheduleItem["observed"]> = {
  birth: { facts: { kind: "observation", codes: ["birth"] } },
  past: { when: { op: "exists", in: { kind: "condition", codes: ["example"] } } },
  danger: { when: { op: "all", of: [{ op: "alive" }, { op: "exists", in: { kind: "condition", codes: ["danger"] } }] } },
  pregnant: { facts: { kind: "pregnancy" } }
}

/** The schedule as an item of a pack. */
export const exampleItem = (id: string, more: Partial<ScheduleItem> = {}): ScheduleItem => ({ ...item(id), schedule: exampleSchedule, observed: exampleObserved, ...more })

/** A pack with that schedule, which looks at records through a rule, a definition, parameters and a value set of the pack. */
export const schedulePack: Pack = smallPack({
  parameters: [{ ...item("p/travels"), value: true }, { ...item("p/age"), value: { years: 1 } }],
  valueSets: [{ ...item("p/illnesses"), codes: [{ code: "example", label: both("Example") }] }],
  rules: [{ ...item("p/old"), when: { op: "age", atLeast: { param: "p/age" } } }],
  definitions: [{ ...item("p/ill"), facts: { kind: "condition", codes: { valueSet: "p/illnesses" } } }],
  schedules: [exampleItem("p/schedule", {
    observed: {
      ...exampleObserved, past: { facts: { use: "p/ill" } }, journey: { when: { op: "all", of: [{ op: "rule", id: "p/old" }, { op: "flag", param: "p/travels" }] } }
    }
  })]
})
