import { type CitizenProfile, type Completeness, type Fact, factKinds, type HealthRecord } from "@tramyte/core"
import * as fc from "fast-check"
import { birthday, day, partialDate } from "./dates.ts"
import { fact } from "./facts.ts"
import { citizen, communeCode, personalId, personId } from "./people.ts"

/**
 * A person's record: a citizen, up to a dozen facts of which each has an id and a source key of its own, and completeness of
 * some kinds. One in five has a personal number that was issued anew: the old one ended, the new one ongoing. One in eight
 * has a correction that supersedes another fact. Shrinks to fewer facts.
 */
export const record = (): fc.Arbitrary<HealthRecord> =>
  fc.tuple(
    citizen(),
    fc.array(fact(), { maxLength: 12 }),
    fc.dictionary(fc.constantFrom(...factKinds.map(({ kind }) => kind)), day({ min: "2025-01-01", max: "2026-12-31" }), { maxKeys: 8 }),
    fc.option(fc.tuple(personalId(), personalId(), day({ min: "2021-01-01", max: "2026-12-31" })), { freq: 4 }),
    fc.nat({ max: 7 })
  ).map(([person, drawn, complete, reissued, chance]): HealthRecord => {
    const [first, second] = drawn
    const corrects = chance === 7 && first !== undefined && second !== undefined
    const facts = [...drawn, ...(reissued === null ? [] : newNumber(reissued))].map((each, index): Fact => ({
      ...each, id: `${person.id}/${index}`, subject: person.id, source: { id: "arb", key: `${person.id}/${index}` },
      ...(corrects && index === 1 ? { kind: first.kind, supersedes: `${person.id}/0` } : {})
    }))
    return { person, facts, ...(Object.keys(complete).length === 0 ? {} : { complete: complete as Completeness }) }
  })

/** A number issued anew (cấp lại): two facts, the first ended on the day the second began. */
const newNumber = ([before, after, on]: readonly [string, string, string]): readonly Fact[] => {
  const number = (value: string, more: Partial<Fact>): Fact => ({ id: value, kind: "identifier", code: ["personal-number"], value, recorded: on, ...more })
  return [number(before, { end: on }), number(after, { start: on, end: "ongoing" })]
}

/**
 * A flat profile as an app's own table has it, for `recordFromProfile`: each field a value, a known no, or left out (about one
 * in three). Shrinks by leaving fields out.
 */
export const profile = (): fc.Arbitrary<CitizenProfile> =>
  fc.record({
    id: personId(),
    sex: fc.constantFrom("female", "male", "other"),
    birthDate: birthday(),
    residence: fc.record({
      type: fc.constantFrom("permanent", "temporary", "absent"), commune: communeCode(), village: fc.constantFrom("v-1", "v-2"), since: partialDate()
    }, { requiredKeys: [] }),
    merit: fc.boolean(),
    disability: fc.constantFrom(false, true, "mild", "severe", "exceptionallySevere"),
    poverty: fc.constantFrom("none", "poor", "nearPoor"),
    area: fc.constantFrom(false, ["difficult"], ["mountainous", "ethnicMinority"], ["island"]),
    employment: fc.constantFrom(false, "freelance", "contract", "retired", "publicEmployee", { type: "contract", hazardous: true }, { type: "specialTrade" }),
    education: fc.constantFrom(false, "preschool", "primary", "upperSecondary", "university", "vocational"),
    insurance: fc.constantFrom(false, true, "HN", "TE"),
    pregnant: fc.boolean(),
    conditions: fc.constantFrom([], ["I10"], ["I10", "E11"]),
    risks: fc.constantFrom([], ["tobacco"], ["overweight", "family-diabetes"]),
    examinations: fc.array(fc.record({ on: partialDate({ min: "2024-01-01", max: "2026-12-31" }), kind: fc.constantFrom("periodic-checkup", "screening", "outpatient") }, { requiredKeys: ["on"] }), { maxLength: 3 }),
    healthRecord: fc.boolean()
  }, { requiredKeys: ["id"] }) as fc.Arbitrary<CitizenProfile>
