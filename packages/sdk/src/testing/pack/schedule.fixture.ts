import type { ImmunizationSchedule, ObservedInRecord, ScheduleItem } from "@tramyte/core/immunization"
import type { Pack } from "@tramyte/core/pack"
import { harbour, item, rule } from "./harbour.fixture.ts"

const label = { vi: "Ví dụ", en: "Example" }

/** A schedule against an antigen that no person ever met: nothing in it is a rule for anybody. */
export const exampleSchedule: ImmunizationSchedule = {
  id: "example", version: "1", label, monthPolicy: "clamp",
  vaccines: [{ code: "EX", label, antigens: [{ antigen: "example" }] }],
  vaccineGroups: [{ id: "Example", label, antigens: ["example"] }],
  observations: ["allergic", "expecting", "docker", "nobody"].map((code) => ({ code, label })),
  antigens: [{
    id: "example",
    contraindications: { antigen: [{ observation: "allergic" }, { observation: "expecting" }] },
    series: [
      { id: "example", vaccineGroup: "Example", type: "standard", group: "1", doses: [{ ages: [{ min: { weeks: 6 } }], preferable: [{ vaccine: "EX", forecast: true }] }] },
      { id: "example-dockers", vaccineGroup: "Example", type: "risk", group: "2", indications: [{ observation: "docker" }, { observation: "nobody" }], doses: [{ preferable: [{ vaccine: "EX" }] }] }
    ]
  }]
}

/** How a record shows what it asks: by a rule, by facts of a value set, within an age that a parameter sets, and never. */
export const observed: Readonly<Record<string, ObservedInRecord>> = {
  birth: { facts: { kind: "observation", codes: ["birth"] } },
  docker: { when: { op: "all", of: [{ op: "rule", id: "harbour/docker" }, { op: "age", below: { param: "harbour/old" } }] } },
  allergic: { facts: { kind: "condition", codes: { valueSet: "harbour/allergies" } } },
  expecting: { facts: { kind: "pregnancy" } },
  nobody: { when: { op: "any", of: [] } }
}

export const scheduleItem = (more: Partial<ScheduleItem> = {}): ScheduleItem => ({ ...item("schedule"), schedule: exampleSchedule, observed, ...more })

/** A harbour with a schedule and what it looks at, in which nothing is wrong. */
export const vaccinating = (more: Partial<Pack> = {}): Pack => harbour({
  rules: [rule("docker", { op: "exists", in: { kind: "employment", codes: ["hazardous"], activeAt: "on" } })],
  valueSets: [{ ...item("allergies"), codes: [{ code: "allergy", label }] }],
  groupings: [], protocols: [], indicators: [], schedules: [scheduleItem()],
  ...more
})
