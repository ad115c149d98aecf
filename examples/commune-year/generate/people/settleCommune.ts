import { dateParts, epochDayOf } from "@tramyte/core"
import { choices, type Random } from "../random.ts"
import { sourceData, type CommuneSource } from "../sourceData.ts"
import { drawAges } from "./drawAges.ts"
import { formHouseholds, type Member } from "./formHouseholds.ts"
import { drawInsurance } from "./insurance.ts"
import { drawFamilyName, drawFullName } from "./nameResidents.ts"
import { drawOccupation } from "./occupations.ts"
import { personalNumber } from "./personalNumber.ts"
import { campaignGroup, drawPriorities, pregnancyShare } from "./priorities.ts"
import type { Resident } from "./resident.ts"
import { drawEnrolment, schoolYearOf } from "./schooling.ts"

/** Everybody whom some list of the commune may name. */
export interface Settled {
  /** By village, then household: those who live here on the day, and those who died this year. */
  readonly residents: readonly Resident[]
  /** Left during the year: in no register, yet still in other lists. */
  readonly movedOut: readonly Resident[]
}

/** Fills a commune with exactly `count` residents on day `on`. `block` keeps the serial numbers of two communes apart. */
export const settleCommune = (source: CommuneSource, count: number, block: number, on: number, chance: Random): Settled => {
  const { year, month } = dateParts(on)
  const deaths = Math.max(1, Math.round(count * 0.0078 * month / 12))
  const leaving = Math.max(2, Math.round(count * 0.009 * month / 12))
  const villages = choices(source.villages.map(({ weight }, at) => [at, weight] as const))
  const households = formHouseholds(drawAges(count, deaths, on, chance), chance)
    .map((members) => ({ members, village: chance.weighted(villages) }))
    .toSorted((a, b) => a.village - b.village)
  const day: Day = { on, yearStart: epochDayOf(year, 1, 1), schoolYear: schoolYearOf(on) }

  const residents: Resident[] = []
  for (const [at, { members, village }] of households.entries()) {
    const home: Home = { id: `${source.code}-H${String(at + 1).padStart(5, "0")}`, village, ...drawHome(source, members, day, chance) }
    for (const member of members) residents.push(describe(source, member, home, block + residents.length, day, chance))
  }
  const movedOut = drawAges(leaving, 0, on, chance).map((person, at) => {
    const home: Home = { ...homeOf(chance), id: "", village: chance.weighted(villages) }
    const one = describe(source, { person, relation: "", surname: "house" }, home, block + residents.length + at, day, chance)
    return { ...one, movedOutOn: chance.int(day.yearStart, on - 1), formerNumber: undefined, arrivedOn: undefined }
  })
  return { residents: reissue(residents, block, chance), movedOut }
}

interface Day {
  readonly on: number
  readonly yearStart: number
  readonly schoolYear: number
}

interface Home {
  readonly id: string
  readonly village: number
  readonly surname: string
  readonly standing: "poor" | "nearPoor" | "neither"
  readonly homeCommune: Resident["homeCommune"]
  readonly arrivedOn: number | undefined
  readonly infant: boolean
}

const homeOf = (chance: Random): Omit<Home, "id" | "village"> =>
  ({ surname: drawFamilyName(chance), standing: "neither", homeCommune: undefined, arrivedOn: undefined, infant: false })

/** What the members of a household share: family name, poverty, whether they came from elsewhere. */
const drawHome = (source: CommuneSource, members: readonly Member[], day: Day, chance: Random): Omit<Home, "id" | "village"> => {
  const home = homeOf(chance)
  const infant = members.some(({ person }) => day.on - person.birthDay < 330)
  const eldest = Math.max(...members.map(({ person }) => person.age))
  if (members.length <= 4 && eldest < 48 && chance.chance(0.13)) {
    const homeCommune = chance.chance(0.3) ? source.confusedWith : chance.pick(sourceData.otherCommunes)
    return { ...home, infant, homeCommune, arrivedOn: day.on - chance.int(20, 1500) }
  }
  const poverty = eldest >= 65 ? 1.8 : 1
  const standing = chance.chance(0.011 * poverty) ? "poor" : chance.chance(0.022 * poverty) ? "nearPoor" : "neither"
  return { ...home, infant, standing, arrivedOn: chance.chance(0.011) ? chance.int(day.yearStart, day.on) : undefined }
}

const otherProvinces = ["001", "033", "034", "036", "027", "022", "038", "040", "037"]
/** The day on which Hải Dương (030) became part of Hải Phòng (031): births since then are registered there. */
const merged = epochDayOf(2025, 7, 1)

const describe = (
  source: CommuneSource, { person, relation, surname }: Member, home: Home, serial: number, day: Day, chance: Random
): Resident => {
  const { sex, birthDay, age, died } = person
  const { year } = dateParts(birthDay)
  const drawn = chance.weighted(surname === "house" ? bornHere : marriedIn) ?? chance.pick(otherProvinces)
  const province = birthDay >= merged ? "031" : drawn
  const fresh = day.on - birthDay
  const unregistered = fresh <= 45 || (fresh <= 100 && chance.chance(0.35))
  const familyName = surname === "house" ? home.surname : drawFamilyName(chance)
  const enrolment = died ? undefined : drawEnrolment(birthDay, day.schoolYear, source.schools, chance)
  const occupation = drawOccupation(age, sex, enrolment !== undefined, chance)
  const pregnant = sex === "female" && !died && !home.infant && chance.chance(pregnancyShare(age))
  const pregnancySince = pregnant ? day.on - chance.int(8 * 7, 39 * 7) : undefined
  const weeksPregnant = pregnancySince === undefined ? undefined : Math.floor((day.on - pregnancySince) / 7)
  const priorities = died ? [] : drawPriorities({ sex, age, household: home.standing, weeksPregnant }, chance)
  const insurance = drawInsurance({ serial, sex, birthDay, age, occupation, priorities }, day.on, chance)
  const away = home.homeCommune === undefined && age >= 18 && age <= 45 && chance.chance(0.075)
  const arrivedOn = home.arrivedOn === undefined ? undefined : Math.max(home.arrivedOn, birthDay)
  return {
    key: `${source.code}-${String(serial).padStart(6, "0")}`,
    sex, birthDay, age, relation, village: home.village, household: home.id, enrolment, occupation, priorities, insurance, pregnancySince,
    name: drawFullName(familyName, sex, year, chance),
    yearOnly: chance.chance(age >= 75 ? 0.85 : age >= 65 ? 0.66 : age >= 60 ? 0.45 : age >= 50 ? 0.08 : 0.004),
    personalNumber: unregistered ? undefined : personalNumber(province, sex, year, serial),
    formerNumber: undefined,
    residence: home.homeCommune !== undefined ? "temporary" : away ? "absent" : "permanent",
    homeCommune: home.homeCommune,
    ethnicity: chance.chance(0.008) ? chance.pick(["Tày", "Mường", "Thái", "Nùng", "Dao"]) : "Kinh",
    // Somebody born into the household after it moved in did not arrive.
    arrivedOn: arrivedOn === birthDay ? undefined : arrivedOn,
    diedOn: died ? chance.int(Math.max(day.yearStart, birthDay), day.on) : undefined,
    movedOutOn: undefined,
    poor: home.standing !== "neither",
    group: campaignGroup(age, occupation, enrolment !== undefined, priorities)
  }
}

/** Serials of numbers that were re-issued start here, above those of all people. */
const FORMER = 500_000

const bornHere = choices<string | undefined>([["030", 90], ["031", 4], [undefined, 6]])
const marriedIn = choices<string | undefined>([["030", 64], ["031", 14], [undefined, 22]])

/** About four adults in a thousand were given another number, most often because the year of birth was put right. */
const reissue = (residents: readonly Resident[], block: number, chance: Random): readonly Resident[] => {
  const open = residents.flatMap(({ personalNumber: number, age, insurance, diedOn }, at) =>
    number !== undefined && age >= 18 && insurance !== undefined && diedOn === undefined ? [at] : [])
  const chosen = new Set(chance.shuffle(open).slice(0, Math.max(1, Math.round(residents.length * 0.004))))
  return residents.map((resident, at) => {
    if (!chosen.has(at)) return resident
    const { personalNumber: number = "", sex, birthDay } = resident
    return { ...resident, formerNumber: personalNumber(number.slice(0, 3), sex, dateParts(birthDay).year - 1, FORMER + block + at) }
  })
}
