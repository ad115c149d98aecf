import type { Random } from "../random.ts"
import type { Newcomer } from "./drawAges.ts"

/** Who somebody is to the head of the household (quan hệ với chủ hộ). */
export interface Member {
  readonly person: Newcomer
  readonly relation: string
  /** Which family name the member carries: the household's own, or one from elsewhere (those who married in). */
  readonly surname: "house" | "other"
}

/** The head comes first. */
export type Household = readonly Member[]

/**
 * Puts everybody into a household (hộ): couples first, then children with a mother of a likely age, then grandparents with a
 * couple of the age of their children. The ages are given, so the pyramid stays exact; only the ties are drawn.
 */
export const formHouseholds = (people: readonly Newcomer[], chance: Random): readonly Household[] => {
  const families = familyBook(chance)
  const living = people.filter(({ died }) => !died)
  const women = byAge(living.filter(({ sex, age }) => sex === "female" && age >= 19))
  const single: Newcomer[] = people.filter(({ died }) => died)

  for (const man of living.filter(({ sex, age }) => sex === "male" && age >= 20)) {
    const wife = chance.chance(marriedShare(man.age)) ? takeNear(women, man.age - chance.int(-1, 6), man.age + 2, chance) : undefined
    if (wife === undefined) single.push(man)
    else families.add({ husband: man, wife, children: [], elders: [] })
  }
  for (const woman of women.flat()) {
    // Some mothers bring up children alone.
    if (woman.age <= 48 && chance.chance(0.3)) families.add({ husband: undefined, wife: woman, children: [], elders: [] })
    else single.push(woman)
  }
  single.push(...living.filter(({ age, sex }) => age < (sex === "male" ? 20 : 19)))
  const young = single.filter(({ age }) => age < 32)
  for (const child of young) families.giveParents(child)
  families.joinElders(single.filter(({ age }) => age >= 32))
  return families.households()
}

interface Family {
  readonly husband: Newcomer | undefined
  readonly wife: Newcomer | undefined
  readonly children: Newcomer[]
  elders: readonly Newcomer[]
  joined?: boolean
}

const marriedShare = (age: number): number => (age < 24 ? 0.12 : age < 28 ? 0.5 : age < 32 ? 0.78 : age < 75 ? 0.94 : 0.8)

/** The couples and lone adults of a commune, findable by the age of the mother or father. */
const familyBook = (chance: Random) => {
  const all: Family[] = []
  const byMother: Family[][] = []
  const byFather: Family[][] = []

  const add = (family: Family): void => {
    all.push(family)
    if (family.wife !== undefined) (byMother[family.wife.age] ??= []).push(family)
    if (family.husband !== undefined) (byFather[family.husband.age] ??= []).push(family)
  }

  const addLone = (person: Newcomer): void => {
    const woman = person.sex === "female"
    all.push({ husband: woman ? undefined : person, wife: woman ? person : undefined, children: [], elders: [] })
  }

  const giveParents = (child: Newcomer): void => {
    const wanted = child.age + 20 + Math.min(chance.int(0, 18), chance.int(0, 18))
    for (let step = 0; step <= 16; step += 1) {
      const age = step % 2 === 0 ? wanted + step / 2 : wanted - (step + 1) / 2
      const open = age - child.age < 19 || age - child.age > 45 ? undefined : byMother[age]
      if (open === undefined || open.length === 0) continue
      const at = chance.int(0, open.length - 1)
      const family = open[at] as Family
      family.children.push(child)
      if (family.children.length >= (chance.chance(0.75) ? 2 : 3)) takeOut(open, at)
      return undefined
    }
    // A child whom no mother fits lives with grandparents, or with whomever there is; a grown one alone.
    if (child.age >= 18) return addLone(child)
    const grandparents = all.filter(({ wife }) => wife !== undefined && wife.age - child.age >= 45)
    chance.pick(grandparents.length > 0 ? grandparents : all).children.push(child)
    return undefined
  }

  const moveIn = (elders: readonly [Newcomer, ...Newcomer[]]): boolean => {
    for (let tries = 0; tries < 8; tries += 1) {
      const host = byFather[(elders.at(-1)?.age ?? 0) - chance.int(19, 37)]
      if (host === undefined || host.length === 0) continue
      const family = takeOut(host, chance.int(0, host.length - 1))
      if (family.joined === true || family.elders.length > 0) continue
      family.elders = elders
      return true
    }
    return false
  }

  /** Most lone elders and about two in five old couples move in with a couple of the age of their children. */
  const joinElders = (lone: readonly Newcomer[]): void => {
    for (const person of lone) {
      const joins = person.died || (person.age >= 60 && chance.chance(0.72))
      if (!joins || !moveIn([person])) addLone(person)
    }
    for (const family of all.slice()) {
      const { husband, wife } = family
      if (husband === undefined || wife === undefined || wife.age < 58) continue
      if (family.children.length > 0 || family.elders.length > 0) continue
      if (chance.chance(0.42) && moveIn([husband, wife])) family.joined = true
    }
  }

  const households = (): readonly Household[] =>
    all.filter(({ joined }) => joined !== true).map((family) => membersOf(family, chance))

  return { add, giveParents, joinElders, households }
}

const membersOf = ({ husband, wife, children, elders }: Family, chance: Random): Household => {
  const couple = [husband, wife].filter((person) => person !== undefined)
  const [grandfather, grandmother] = [elders.find(({ sex }) => sex === "male"), elders.find(({ sex }) => sex === "female")]
  const living = elders.filter(({ died }) => !died)
  const eldest = living.find(({ sex }) => sex === "male") ?? living[0]
  const elderHead = eldest !== undefined && husband !== undefined && chance.chance(0.4) ? eldest : undefined
  // A household of one who died this year is left with its member, as registers do until the file is closed.
  const womanHead = husband === undefined || (wife !== undefined && elderHead === undefined && chance.chance(0.12))
  const members: Member[] = []
  const say = (person: Newcomer | undefined, relation: string, surname: Member["surname"]): void => {
    if (person !== undefined) members.push({ person, relation, surname })
  }
  if (elderHead !== undefined) {
    say(elderHead, "Chủ hộ", elderHead.sex === "male" ? "house" : "other")
    const man = elderHead.sex === "male"
    say(elders.find((elder) => elder !== elderHead), man ? "Vợ" : "Chồng", man ? "other" : "house")
    say(husband, "Con", "house")
    say(wife, "Con dâu", "other")
    for (const child of children) say(child, "Cháu", "house")
    return members
  }
  const mother = womanHead ? wife : husband
  say(mother, "Chủ hộ", mother === husband ? "house" : "other")
  say(couple.find((person) => person !== mother), womanHead ? "Chồng" : "Vợ", womanHead ? "house" : "other")
  for (const child of children) say(child, childRelation((wife ?? husband)?.age ?? 0, child.age), "house")
  say(grandfather, "Bố", "house")
  say(grandmother, "Mẹ", "other")
  return members
}

const childRelation = (elder: number, child: number): string => (elder - child > 46 ? "Cháu" : elder - child < 17 ? "Em" : "Con")

const byAge = (people: readonly Newcomer[]): Newcomer[][] => {
  const ages: Newcomer[][] = []
  for (const person of people) (ages[person.age] ??= []).push(person)
  return ages
}

/** Somebody of about the wanted age, up to eight years from it, never above `most`. */
const takeNear = (ages: Newcomer[][], wanted: number, most: number, chance: Random): Newcomer | undefined => {
  for (let step = 0; step <= 16; step += 1) {
    const age = step % 2 === 0 ? wanted + step / 2 : wanted - (step + 1) / 2
    const open = age > most ? undefined : ages[age]
    if (open === undefined || open.length === 0) continue
    return takeOut(open, chance.int(0, open.length - 1))
  }
  return undefined
}

/** Takes an item out without keeping the order of the rest. */
const takeOut = <T>(items: T[], at: number): T => {
  const taken = items[at] as T
  items[at] = items.at(-1) as T
  items.pop()
  return taken
}
