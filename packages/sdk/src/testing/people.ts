import type { Person, Sex } from "@tramyte/core"
import * as fc from "fast-check"
import { birthday, partialDate } from "./dates.ts"

/**
 * A commune's code. The two of this library's packs, and Cẩm Giang (10888), whose name differs from Cẩm Giàng (10903) by one
 * accent, are drawn often; now and then another one.
 */
export const communeCode = (): fc.Arbitrary<string> =>
  fc.oneof({ withCrossShrink: true },
    { arbitrary: fc.constantFrom("10903", "11284", "10888"), weight: 9 },
    { arbitrary: fc.integer({ min: 0, max: 32_999 }).map((code) => String(code).padStart(5, "0")), weight: 1 })

/** A village of a commune, by an id of its own. */
export const villageId = (commune: fc.Arbitrary<string> = communeCode()): fc.Arbitrary<string> =>
  fc.tuple(commune, fc.integer({ min: 1, max: 24 })).map(([code, number]) => `${code}-${String(number).padStart(2, "0")}`)

/**
 * A personal identification number (số định danh cá nhân, Nghị định 137/2015/NĐ-CP điều 13): three digits of the province of
 * birth registration, one for century and sex, two for the year, six at random. Leading zeros are the rule.
 */
export const personalId = (about: { readonly birthYear?: number; readonly sex?: Sex } = {}): fc.Arbitrary<string> =>
  fc.tuple(
    fc.constantFrom("030", "031", "001", "034", "079"),
    about.birthYear === undefined ? fc.integer({ min: 1920, max: 2026 }) : fc.constant(about.birthYear),
    about.sex === "male" ? fc.constant(0) : about.sex === "female" ? fc.constant(1) : fc.constantFrom(0, 1),
    fc.integer({ min: 0, max: 999_999 })
  ).map(([province, year, female, number]) =>
    `${province}${(Math.floor(year / 100) - 19) * 2 + female}${String(year % 100).padStart(2, "0")}${String(number).padStart(6, "0")}`)

const familyNames = ["Nguyễn", "Trần", "Lê", "Phạm", "Vũ", "Đỗ", "Bùi", "Đặng", "Hoàng", "Ngô"]
const middleNames = ["Văn", "Thị", "Đức", "Thị Hồng", "Quang", "Ngọc", "Thùy", "Hữu", ""]
const givenNames = ["An", "Bình", "Cường", "Dũng", "Giang", "Giàng", "Hạnh", "Hoà", "Hòa", "Lan", "Ước", "Yến", "Thủy", "Thuỷ"]

/** A full name (họ và tên), one in three with decomposed accents (NFD), as files from some computers have it. */
export const name = (): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...familyNames), fc.constantFrom(...middleNames), fc.constantFrom(...givenNames), fc.constantFrom("NFC", "NFC", "NFD"))
    .map(([family, middle, given, form]) => `${family} ${middle} ${given}`.replace("  ", " ").normalize(form))

/** An opaque id of a person. */
export const personId = (): fc.Arbitrary<string> => fc.integer({ min: 1, max: 99_999 }).map((number) => `p-${number}`)

/** A citizen: sex and birth date missing now and then, births of elders known by the year, a few deceased. */
export const citizen = (): fc.Arbitrary<Person> =>
  fc.record({
    id: personId(),
    sex: fc.oneof({ withCrossShrink: true }, { arbitrary: fc.constantFrom<Sex>("female", "male"), weight: 19 }, { arbitrary: fc.constant<Sex>("other"), weight: 1 }),
    birthDate: birthday()
  }, { requiredKeys: ["id"] }).chain((person): fc.Arbitrary<Person> =>
    fc.oneof({ withCrossShrink: true },
      { arbitrary: fc.constant(person), weight: 12 },
      { arbitrary: partialDate({ min: person.birthDate === undefined || person.birthDate < "2020" ? "2020-01-01" : "2026-12-31", max: "2027-12-31" }).map((deathDate) => ({ ...person, deathDate })), weight: 1 }))

