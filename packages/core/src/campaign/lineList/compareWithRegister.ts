import type { Text } from "../../language/text.ts"
import type { CivilDate } from "../../time/index.ts"
import type { ListEntry } from "./entriesOf.ts"
import { saysTheSame } from "./saysTheSame.ts"

/** How somebody stands in the register on the day that is asked about. `unknown`: the facts do not decide whether the person is to be examined. */
export type RegisterStanding = "entitled" | "notEntitled" | "unknown" | "died" | "movedAway"

/** Somebody as the register has them; `registerPeople` makes these from the answer of `inviteesOf`. */
export interface RegisterPerson {
  readonly id: string
  readonly standing: RegisterStanding
  readonly village?: string
  readonly household?: string
  readonly group?: string
  /** The right is used up already: the day of the examination, where it is known. */
  readonly examined?: { readonly on?: CivilDate }
}

/**
 * What list and register tell differently. `notListed`: to be examined by the register, and on no list. `notInRegister`: matched with an id that the register
 * does not have. `notMatched`: nobody knows yet who that is. `rejected`: struck from the list, and to be examined by the register.
 */
export type RegisterFindingKind =
  | "notListed" | "notInRegister" | "notMatched" | "died" | "movedAway" | "notEntitled" | "rejected" | "examined" | "otherVillage" | "otherHousehold" | "otherGroup"

/** One thing to look into, of one person. */
export interface RegisterFinding {
  readonly id: string
  readonly finding: RegisterFindingKind
  /** What the list and the register say, where they say different things. */
  readonly list?: string
  readonly register?: string
  readonly text: Text
}

/**
 * Holds the list against the register (đối chiếu với dân cư): who is missing on it, who should not be on it, and of whom the
 * two say different things. People in the order of their ids, each with all findings.
 *
 * @param entries `entriesOf(list)`
 * @example
 * ```ts
 * import { compareWithRegister, emptyLineList, entriesOf, submitList } from "@tramyte/core/campaign"
 *
 * const list = submitList(emptyLineList, {
 *   id: "l1", source: { kind: "village", id: "v3" }, by: "Trưởng thôn 3", on: "2026-07-10",
 *   people: [{ person: "p1", village: "v3" }, { person: "p2", village: "v3" }]
 * })
 * const findings = compareWithRegister(entriesOf(list), [
 *   { id: "p1", standing: "entitled", village: "v4" }, { id: "p2", standing: "died" }, { id: "p3", standing: "entitled" }
 * ])
 * findings.map(({ id, finding }) => [id, finding]) // => [["p1", "otherVillage"], ["p2", "died"], ["p3", "notListed"]]
 * ```
 */
export const compareWithRegister = (entries: readonly ListEntry[], people: readonly RegisterPerson[]): readonly RegisterFinding[] => {
  const register = new Map(people.map((person) => [person.id, person]))
  const listed = new Set(entries.map(({ id }) => id))
  const ofEntries = entries.flatMap((entry) => findingsOf(entry, register.get(entry.id)))
  const missing = [...register.values()].filter(({ id, standing, examined }) => standing === "entitled" && examined === undefined && !listed.has(id))
  return [...ofEntries, ...missing.map(({ id }) => finding(id, "notListed"))].toSorted((a, b) => a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

const findingsOf = (entry: ListEntry, person: RegisterPerson | undefined): readonly RegisterFinding[] => {
  const { id, isMatched, verification } = entry
  const isRejected = verification.state === "rejected"
  if (person === undefined) return isRejected ? [] : [finding(id, isMatched ? "notInRegister" : "notMatched")]
  const { standing, examined } = person
  if (isRejected) return standing === "entitled" && examined === undefined ? [finding(id, "rejected")] : []
  if (standing === "died" || standing === "movedAway" || standing === "notEntitled") return [finding(id, standing)]
  return [
    ...(examined === undefined ? [] : [{ ...finding(id, "examined"), ...(examined.on === undefined ? {} : { register: examined.on }) }]),
    ...differing("otherVillage", id, entry.village, person.village),
    ...differing("otherHousehold", id, entry.household, person.household),
    ...differing("otherGroup", id, entry.group, person.group)
  ]
}

/** What one of the two does not say is no contradiction. */
const differing = (kind: RegisterFindingKind, id: string, list: string | undefined, register: string | undefined): readonly RegisterFinding[] =>
  list === undefined || register === undefined || saysTheSame(list, register) ? [] : [{ ...finding(id, kind), list, register }]

const finding = (id: string, kind: RegisterFindingKind): RegisterFinding => ({ id, finding: kind, text: texts[kind] })

const texts: Readonly<Record<RegisterFindingKind, Text>> = {
  notListed: { vi: "Thuộc diện được khám nhưng chưa có trong danh sách nào.", en: "To be examined, but on no list." },
  notInRegister: { vi: "Có trong danh sách nhưng không có trong dữ liệu dân cư.", en: "On a list, but not in the register." },
  notMatched: { vi: "Chưa xác định được là ai trong dữ liệu dân cư.", en: "It is not known yet who this is in the register." },
  died: { vi: "Dữ liệu dân cư ghi người này đã mất.", en: "Died, by the register." },
  movedAway: { vi: "Dữ liệu dân cư ghi người này đã chuyển đi.", en: "Moved away, by the register." },
  notEntitled: { vi: "Theo dữ liệu dân cư, không thuộc phạm vi của đợt khám.", en: "By the register, not one of those for whom the campaign is." },
  rejected: { vi: "Đã bị loại khỏi danh sách, nhưng theo dữ liệu dân cư vẫn thuộc diện được khám.", en: "Struck from the list, but to be examined by the register." },
  examined: { vi: "Đã được khám, chưa đến kỳ khám tiếp theo.", en: "Examined already; the next examination is not due yet." },
  otherVillage: { vi: "Danh sách và dữ liệu dân cư ghi khác thôn.", en: "List and register name different villages." },
  otherHousehold: { vi: "Danh sách và dữ liệu dân cư ghi khác hộ.", en: "List and register name different households." },
  otherGroup: { vi: "Danh sách và dữ liệu dân cư cho nhóm khác nhau.", en: "List and register give different groups." }
}
