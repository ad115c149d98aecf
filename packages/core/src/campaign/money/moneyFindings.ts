import type { Text } from "../../language/text.ts"
import type { Dong, MoneyFinding, MoneyFindingCode } from "./money.ts"

/** A finding about one person, before those about the same item are put together. */
export interface Found {
  readonly code: MoneyFindingCode
  readonly person: string
  readonly item?: string
  readonly amount?: Dong
  readonly items?: readonly string[]
  readonly payers?: readonly string[]
}

/** What a whole commune has in common is told once, with its people; what is about one person, for each. */
const together: ReadonlySet<MoneyFindingCode> = new Set(["notFree", "freeUnknown", "noPrice", "examinedUnknown", "payerOpen"])

/** The findings of an estimate, with words. */
export const findingsOf = (found: readonly Found[], cap: Dong): readonly MoneyFinding[] => {
  const groups = new Map<string, Found[]>()
  found.forEach((one, index) => {
    const key = together.has(one.code) ? JSON.stringify([one.code, one.item, one.payers]) : `${index}`
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [one])
    else known.push(one)
  })
  return [...groups.values()].map(([first, ...others]): MoneyFinding => {
    const { person, ...shared } = first!
    const people = [...new Set([person, ...others.map((one) => one.person)])]
    const rest = shared.amount === undefined ? shared : { ...shared, amount: others.reduce((sum, { amount = 0 }) => sum + amount, shared.amount) }
    return { ...rest, people, says: words[rest.code](rest, people.length, cap) }
  })
}

type Words = (found: Omit<Found, "person">, people: number, cap: Dong) => Text

const words: Readonly<Record<MoneyFindingCode, Words>> = {
  notFree: ({ item }, people) => ({ vi: `Mục "${item}" của ${people} người nằm ngoài danh mục miễn phí`, en: `"${item}", for ${people}, is not among the items that are free` }),
  freeUnknown: ({ item }, people) => ({ vi: `Chưa biết mục "${item}" của ${people} người có được miễn phí không: chưa có danh mục`, en: `Whether "${item}", for ${people}, is free is not known: there is no list` }),
  noPrice: ({ item }, people) => ({ vi: `Mục "${item}" của ${people} người chưa có giá, chưa tính vào dự toán`, en: `"${item}", for ${people}, has no price and is not in the estimate` }),
  aboveCap: ({ amount, items = [] }, _people, cap) => ({
    vi: `Vượt mức ${dong(cap)} là ${dong(amount)}; có thể bỏ: ${items.join(", ")}`, en: `Above the cap of ${dong(cap)} by ${dong(amount)}; could go: ${items.join(", ")}`
  }),
  secondThisYear: ({ amount }) => ({ vi: `Đã khám trong năm: không thanh toán lần hai (${dong(amount)})`, en: `Examined in this year already: not to be paid twice (${dong(amount)})` }),
  examinedUnknown: (_found, people) => ({ vi: `Chưa biết ${people} người đã khám trong năm hay chưa`, en: `Whether ${people} were examined in this year is not known` }),
  otherPayer: ({ amount, payers = [] }) => ({ vi: `Dự toán tính cho ${payers[0]}, theo quy định là ${payers[1]} (${dong(amount)})`, en: `Estimated for ${payers[0]}; by the rules it is ${payers[1]} (${dong(amount)})` }),
  payerOpen: ({ amount, payers = [] }, people) => ({
    vi: `Chưa xác định nguồn chi trả ${dong(amount)} của ${people} người; có thể là: ${payers.join(", ") || "không rõ"}`,
    en: `Nobody is named to pay ${dong(amount)} for ${people}; it could be ${payers.join(", ") || "anybody"}`
  })
}

/** Thousands as they are written in Viet Nam. */
const dong = (amount: Dong = 0): string => `${String(amount).replace(/\B(?=(\d{3})+$)/g, ".")} đồng`
