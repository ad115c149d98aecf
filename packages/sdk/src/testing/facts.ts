import { type Fact, factKinds, type FactStatus, type FactValue } from "@tramyte/core"
import * as fc from "fast-check"
import { day, partialDate } from "./dates.ts"
import { communeCode, name, personalId } from "./people.ts"

/** The codes that facts of a kind bear; kinds that are not here have none. */
const codesOf: Readonly<Record<string, readonly (readonly string[])[]>> = {
  residence: [["permanent"], ["temporary"], ["absent"]],
  identifier: [["personal-number"], ["insurance-number"]],
  area: [["difficult"], ["mountainous"], ["island"]],
  poverty: [["poor"], ["nearPoor"]],
  disability: [["mild"], ["severe"], ["exceptionallySevere"], []],
  ethnicity: [["kinh"], ["tay"]],
  insurance: [["HN"], ["TE"], ["CH"], []],
  employment: [["contract"], ["contract", "hazardous"], ["freelance"], ["publicEmployee"], ["retired"]],
  education: [["preschool"], ["primary"], ["lowerSecondary"], ["upperSecondary"], ["university"]],
  condition: [["I10"], ["E11"], ["J44"], ["N18"]],
  risk: [["tobacco"], ["alcohol"], ["overweight"], ["family-diabetes"]],
  encounter: [["periodic-checkup"], ["screening"], ["occupational-exam"], ["bhyt-visit"], ["outpatient"], ["antenatal"], []],
  observation: [["blood-pressure"], ["fasting-glucose"], ["hba1c"], ["visual-acuity"], ["bmi"]],
  procedure: [["cervical-screening-hpv"], ["elderly-assessment"], ["vision-test"]],
  immunization: [["MR"], ["DPT-VGB-Hib"], ["BCG"]]
}

const statuses: readonly FactStatus[] = ["final", "preliminary", "planned", "notDone", "enteredInError"]

/** What a fact of a kind carries besides its dates and codes. */
const carried = (kind: string, code: readonly string[]): fc.Arbitrary<Partial<Fact>> => {
  switch (kind) {
    case "name": return name().map((value) => ({ value }))
    case "identifier": return personalId().map((value) => ({ value }))
    case "residence":
      return fc.tuple(communeCode(), fc.option(fc.integer({ min: 1, max: 24 }), { freq: 9 }))
        .map(([commune, village]) => ({ links: village === null ? { commune } : { commune, village: `${commune}-${String(village).padStart(2, "0")}` } }))
    case "household": return fc.integer({ min: 1, max: 99 }).map((number) => ({ links: { household: `h-${number}` } }))
    case "observation": return code[0] === "blood-pressure"
      ? fc.record({ systolic: fc.integer({ min: 70, max: 220 }), diastolic: fc.integer({ min: 40, max: 130 }) }).map((components) => ({ components: { ...components }, unit: "mm[Hg]" }))
      : fc.tuple(fc.integer({ min: 0, max: 400 }), fc.constantFrom("mmol/L", "%", "kg/m2")).map(([tenths, unit]) => ({ value: tenths / 10, unit }))
    default: return fc.constant({})
  }
}

const shapes = new Map(factKinds.map(({ kind, shape }) => [kind, shape]))

/** Kinds that many rules ask for, drawn several times as often as others. */
const often = ["residence", "employment", "education", "insurance", "encounter", "condition"].flatMap((kind) => [kind, kind, kind])

/**
 * A fact as an import or a visit writes it, of a kind or of any: dates partial, unknown or absent; ends of states as dates,
 * `"ongoing"`, `"unknown"` or absent; one in six preliminary, planned, not done or entered in error. Its `source` is its own.
 *
 * Without a kind it is any of the core's kinds; a kind that the core does not know is drawn as a state without codes.
 */
export const fact = (kind?: string): fc.Arbitrary<Fact> =>
  (kind === undefined ? fc.constantFrom(...often, ...shapes.keys()) : fc.constant(kind)).chain((drawn) =>
    fc.constantFrom(...codesOf[drawn] ?? [[]]).chain((code) => fc.tuple(
      fc.integer({ min: 1, max: 999_999 }),
      fc.oneof({ withCrossShrink: true }, { arbitrary: partialDate({ max: "2026-12-31" }), weight: 8 }, { arbitrary: fc.constantFrom("unknown", undefined), weight: 1 }),
      shapes.get(drawn) === "event" ? fc.constant(undefined) : endOf,
      fc.oneof({ withCrossShrink: true }, { arbitrary: fc.constant(undefined), weight: 10 }, { arbitrary: fc.constantFrom(...statuses), weight: 2 }),
      day({ min: "2025-01-01", max: "2026-12-31" }),
      carried(drawn, code)
    ).map(([number, start, end, status, recorded, more]): Fact => ({
      id: `f-${number}`,
      kind: drawn,
      ...(code.length === 0 && codesOf[drawn] === undefined ? {} : { code }),
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end: laterOf(start, end) }),
      ...(status === undefined ? {} : { status }),
      recorded,
      source: { id: "arb", key: `f-${number}` },
      ...more
    }))))

const endOf: fc.Arbitrary<string | undefined> = fc.oneof(
  { withCrossShrink: true },
  { arbitrary: fc.constant("ongoing"), weight: 4 },
  { arbitrary: fc.constantFrom("unknown", undefined), weight: 2 },
  { arbitrary: partialDate(), weight: 3 }
)

/** A state does not end before it begins; where dates were drawn the other way round, it goes on. */
const laterOf = (start: string | undefined, end: string): string =>
  start === undefined || start === "unknown" || end === "ongoing" || end === "unknown" || end > start ? end : "ongoing"

/**
 * A value at the edges of what a store must keep: `false`, 0, the empty text, decimals, numbers beyond 2^53, texts that look
 * like numbers or formulas, and both normal forms of accents.
 */
export const factValue = (): fc.Arbitrary<FactValue> => fc.oneof(
  fc.constantFrom<FactValue>(0, "", false, true, 0.1, -1.5, 2 ** 53, 1e100, -1e-100, "0012", "1e3", "=1+1", "Hoà".normalize("NFD"), "Hoà", "𠀀", "a\u0001b", "'\"\\\n"),
  fc.string({ unit: "grapheme" }),
  fc.double({ noNaN: true, min: -1e100, max: 1e100 }).map((value) => Math.abs(value) < 1e-100 ? 0 : value)
)
