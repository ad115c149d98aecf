import type { Fact, HealthRecord } from "@tramyte/core"

/** Numbers from 0 to 1, the same every time. */
const numbers = (start: number): (() => number) => {
  let state = start
  return () => {
    state = Math.imul(state, 1_664_525) + 1_013_904_223 >>> 0
    return state / 2 ** 32
  }
}

const kinds = [
  "residence", "household", "insurance", "poverty", "disability", "merit", "employment", "education", "healthRecord", "enrolment", "condition", "risk", "frailty",
  "pregnancy", "encounter", "observation", "procedure", "immunization", "medication", "dispensing", "referral", "visit", "contact"
] as const
const [firstYear, years, factsAYear] = [2022, 5, 10]
const [firstDay, lastDay] = [Date.UTC(firstYear, 0, 1) / 86_400_000, Date.UTC(firstYear + years, 0, 1) / 86_400_000 - 1]
/** The day up to which known kinds are complete. */
const completeUpTo = "2026-12-31"

const dates = new Map<number, string>()
const dateOf = (day: number): string => {
  let date = dates.get(day)
  if (date === undefined) dates.set(day, date = new Date(day * 86_400_000).toISOString().slice(0, 10))
  return date
}

/**
 * The benchmark population of the indicators: people of a commune with 24 villages, five years, ten facts a person and year
 * such as indicators read, and a tenth of what should be known missing: kinds that nobody asked about, elders whose birth is
 * known by the year alone, readings without a number, diagnoses without a date. The same every time.
 */
export function* kpiPeople(size: number, seed = 20_261_122): Generator<HealthRecord> {
  const random = numbers(seed)
  const below = (end: number): number => Math.floor(random() * end)
  const chance = (share: number): boolean => random() < share
  const pick = <T>(values: readonly T[]): T => values[below(values.length)]!

  for (let index = 0; index < size; index++) {
    const id = `p${index}`
    const born = Date.UTC(1932 + Math.floor(95 * random() ** 0.8), below(12), 1 + below(28)) / 86_400_000
    const female = chance(0.5)
    const home = `11284-${String(1 + index % 24).padStart(2, "0")}`
    const facts: Fact[] = []
    const ageIn = (year: number): number => year - new Date(born * 86_400_000).getUTCFullYear()
    const now = ageIn(firstYear + years - 1)

    const add = (kind: string, code: readonly string[], start: number, more: Partial<Fact> = {}): string => {
      const fact = `${id}-${facts.length}`
      const known = Math.max(born, Math.min(start, lastDay))
      facts.push({ id: fact, kind, ...(code.length > 0 && chance(0.99) ? { code } : {}), start: dateOf(known), recorded: dateOf(Math.min(lastDay, known + below(20))), ...more })
      return fact
    }
    const before = (most: number): number => firstDay - below(most)
    const lasting = (kind: string, code: readonly string[], more: Partial<Fact> = {}): string => add(kind, code, before(4000), { end: "ongoing", ...more })

    lasting("residence", [chance(0.95) ? "permanent" : "temporary"], { links: { commune: chance(0.95) ? "11284" : "10903", village: home } })
    lasting("household", [], { links: { household: `h${index >> 2}` } })
    if (chance(0.8)) lasting("healthRecord", [])
    if (chance(0.05)) lasting("poverty", [pick(["poor", "nearPoor"])])
    if (chance(0.04)) lasting("disability", [pick(["mild", "severe"])])
    if (chance(0.02)) lasting("merit", [])
    if (now > 75 && chance(0.2)) lasting("frailty", [pick(["programmeHomeCare", "statutoryHomeVisit"])])
    if (now >= 18 && now < 62) lasting("employment", [pick(["contract", "freelance", "publicEmployee"])])
    if (chance(0.15)) lasting("risk", [pick(["tobacco", "alcohol", "overweight", "family-hypertension"])])
    const ill = (code: string, share: number): boolean => {
      if (!chance(share)) return false
      add("condition", [code], firstDay - 2500 + below(4300), {
        end: chance(0.95) ? "ongoing" : "unknown", qualifiers: { verificationStatus: [chance(0.97) ? "confirmed" : "provisional"] }, ...(chance(0.05) ? { start: "unknown" } : {})
      })
      return true
    }
    const hypertension = ill("I10", now > 40 ? 0.4 : 0.02)
    const diabetes = ill("E11", now > 40 ? 0.14 : 0.01)
    /** Some patients stop coming. */
    const lostFrom = chance(0.1) ? firstDay + below(365 * years) : lastDay
    if (hypertension) {
      ill("N18", 0.05)
      lasting("enrolment", ["hypertension"])
      lasting("medication", [pick(["amlodipine", "losartan"])])
    }
    if (diabetes) lasting("enrolment", ["diabetes"])
    if (now > 50) ill(pick(["J44", "J45", "I25", "I50", "C50"]), 0.15)

    for (let part = 0; part < years; part++) {
      const year = firstYear + part
      const age = ageIn(year)
      if (age < 0) continue
      const opened = Date.UTC(year, 0, 1) / 86_400_000
      const due = Math.max(factsAYear * (part + 1), facts.length + 5)
      const sometime = (): number => opened + below(365)
      const seen = (code: string, day = sometime()): { readonly day: number; readonly links: { readonly encounter: string } } => ({
        day,
        links: { encounter: add("encounter", [code], day, { qualifiers: { class: [chance(0.06) ? "emergency" : "ambulatory"] }, ...(chance(0.02) ? { status: "planned" } : {}) }) }
      })
      const pressure = ({ day, links }: ReturnType<typeof seen>): string => {
        const systolic = 105 + below(hypertension ? 65 : 45)
        return add("observation", ["blood-pressure"], day, {
          ...(chance(0.98) ? { components: { systolic, diastolic: Math.round(systolic * 0.4) + 10 + below(25) }, unit: "mm[Hg]" } : {}), ...(chance(0.97) ? { links } : {})
        })
      }
      const measured = (code: string, value: number, unit: string, { day, links }: ReturnType<typeof seen> = seen("outpatient")): string =>
        add("observation", [code], day, { ...(chance(0.98) ? { value, unit } : {}), links })

      if (chance(0.93)) add("insurance", [pick(["HT", "GD", "DN", "HS", "HN", "TE"])], opened, { end: dateOf(opened + (age === 0 || chance(0.9) ? 365 : 100 + below(200))) })
      if (female && age >= 18 && age < 42 && chance(0.12)) {
        const begun = opened - 120 + below(365)
        const born = begun + 262 + below(25)
        add("pregnancy", [], begun, born > lastDay ? { end: "ongoing" } : { end: dateOf(born), ...(chance(0.95) ? { qualifiers: { outcome: ["live-birth"] } } : {}) })
        for (let week = 6 + below(8); week < 38 && begun + week * 7 < lastDay; week += 6 + below(5)) {
          const visit = seen("antenatal", begun + week * 7)
          if (chance(0.3)) pressure(visit)
        }
        if (born <= lastDay) {
          add("procedure", ["delivery"], born, { qualifiers: { place: [pick(["hospital", "hospital", "commune-station", "home"])], attendant: [pick(["doctor", "midwife", "relative"])] } })
          if (chance(0.7)) seen("postnatal", born + 2 + below(50))
        }
      }
      if (age >= 0 && age < 2) {
        for (const [vaccine, months] of [["BCG", 0], ["HepB", 0], ["DTaP", 2], ["DTaP", 3], ["DTaP", 4], ["IPV", 5], ["measles", 9], ["MR", 18], ["DTaP", 18]] as const) {
          const day = born + Math.round(months * 30.5) + below(20)
          if (day >= opened && day < opened + 365 && day <= lastDay && chance(0.9)) add("immunization", [vaccine], day)
        }
      }
      if (age >= 0 && age < 5) for (let time = 2; time > 0; time--) measured("weight", 3 + age * 2.5 + below(4), "kg")
      if (female && age >= 30 && age < 50 && chance(0.25)) add("procedure", [pick(["cervical-screening-via", "cervical-screening-hpv"])], sometime(), { valueCode: [chance(0.95) ? "negative" : "positive"] })
      while (facts.length < due) {
        const which = random()
        if (hypertension && which < 0.55 && opened < lostFrom) {
          const visit = seen("outpatient")
          pressure(visit)
          if (chance(0.1)) add("contact", ["reminder-call"], sometime())
          if (chance(0.6)) add("dispensing", [pick(["amlodipine", "losartan"])], visit.day, { value: 30, unit: "d" })
        } else if (diabetes && which < 0.75) {
          if (chance(0.6)) measured("fasting-glucose", 5 + below(60) / 10, "mmol/L")
          else measured("hba1c", 5 + below(60) / 10, "%")
        } else if (which < 0.3) pressure(seen(pick(["periodic-checkup", "screening", "bhyt-visit"])))
        else if (which < 0.55) seen("outpatient")
        else if (which < 0.7) measured("bmi", 17 + below(130) / 10, "kg/m2")
        else if (which < 0.8) add("visit", [pick(["home-care", "family"])], sometime())
        else if (which < 0.87) add("contact", [hypertension ? "reminder-call" : "invitation"], sometime())
        else if (which < 0.93) {
          const day = sometime()
          const referral = add("referral", [pick(["C50", "I10", "H25"])], day)
          if (chance(0.7)) add("encounter", ["specialist-visit"], day + 1 + below(40), chance(0.8) ? { links: { basedOn: referral } } : {})
        } else if (age >= 1) add("immunization", [pick(["influenza", "tetanus"])], sometime())
        else add("visit", ["family"], sometime())
      }
    }
    const known = new Set<string>(kinds.filter((kind) => kind === "residence" || chance(0.9)))
    const year = new Date(born * 86_400_000).getUTCFullYear()
    yield {
      person: {
        id,
        ...(chance(0.98) ? { sex: female ? "female" as const : "male" as const } : {}),
        ...(chance(0.98) ? { birthDate: now > 60 && chance(0.4) ? String(year) : dateOf(born) } : {}),
        ...(chance(0.01) ? { deathDate: dateOf(Math.max(born, firstDay + below(365 * years))) } : {})
      },
      facts: facts.filter(({ kind }) => known.has(kind)),
      complete: Object.fromEntries([...known].map((kind) => [kind, completeUpTo]))
    }
  }
}

