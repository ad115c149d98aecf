import type { Lang, Text } from "../../language/text.ts"
import type { Dong, MoneyFinding, MoneyFindingCode } from "./money.ts"

/** A finding about one person, before those about the same thing are put together. */
export interface Found {
  readonly code: MoneyFindingCode
  readonly person: string
  readonly item?: string
  readonly amount?: Dong
  readonly items?: readonly string[]
  readonly payers?: readonly string[]
}

/** What items and payers are called. */
export interface MoneyNames {
  readonly item: (code: string) => Text
  readonly payer: (id: string) => Text
}

/** What a whole commune has in common is told once, with its people; what is about one person, for each. */
const together: ReadonlySet<MoneyFindingCode> = new Set(["notFree", "freeUnknown", "noPrice", "examinedUnknown", "payerOpen", "payerProvisional"])

/** The findings of an estimate, with words. */
export const findingsOf = (found: readonly Found[], cap: Dong, names: MoneyNames): readonly MoneyFinding[] => {
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
    return { ...rest, people, says: { vi: sentence("vi", rest, people.length, cap, names), en: sentence("en", rest, people.length, cap, names) } }
  })
}

const sentence = (lang: Lang, { code, item = "", items = [], payers = [], amount = 0 }: Omit<Found, "person">, people: number, cap: Dong, names: MoneyNames): string => {
  const dong = (sum: Dong): string => lang === "vi" ? `${thousands(sum, ".")} đồng` : `VND ${thousands(sum, ",")}`
  const it = names.item(item)[lang]
  const could = items.map((one) => names.item(one)[lang]).join(", ")
  const payer = payers.map((one) => names.payer(one)[lang])
  const words: Readonly<Record<MoneyFindingCode, Text>> = {
    notFree: { vi: `“${it}” của ${people} người nằm ngoài danh mục miễn phí`, en: `"${it}", for ${people}, is not among the items that are free` },
    freeUnknown: { vi: `Chưa biết “${it}” của ${people} người có được miễn phí không: chưa có danh mục`, en: `Whether "${it}", for ${people}, is free is not known: there is no list` },
    noPrice: { vi: `“${it}” của ${people} người chưa có giá, chưa tính vào dự toán`, en: `"${it}", for ${people}, has no price and is not in the estimate` },
    aboveCap: { vi: `Vượt mức ${dong(cap)} là ${dong(amount)}; có thể bỏ: ${could}`, en: `Above the cap of ${dong(cap)} by ${dong(amount)}; could go: ${could}` },
    secondThisYear: { vi: `Đã khám trong năm: không thanh toán lần hai (${dong(amount)})`, en: `Examined in this year already: not to be paid twice (${dong(amount)})` },
    examinedUnknown: { vi: `Chưa biết ${people} người đã khám trong năm hay chưa`, en: `Whether ${people} were examined in this year is not known` },
    otherPayer: { vi: `Dự toán tính cho: ${payer[0]}; theo quy định: ${payer[1]} (${dong(amount)})`, en: `Estimated for: ${payer[0]}; by the rules: ${payer[1]} (${dong(amount)})` },
    payerProvisional: {
      vi: `${dong(amount)} của ${people} người tạm tính cho: ${payer[0]}; còn thiếu thông tin, có thể là: ${payer.slice(1).join("; ")}`,
      en: `${dong(amount)} for ${people} is estimated for: ${payer[0]}; a fact is missing, it could also be: ${payer.slice(1).join("; ")}`
    },
    payerOpen: {
      vi: `Chưa xác định nguồn chi trả ${dong(amount)} của ${people} người; có thể là: ${payer.join("; ") || "không rõ"}`,
      en: `Nobody is named to pay ${dong(amount)} for ${people}; it could be: ${payer.join("; ") || "not known"}`
    }
  }
  return words[code][lang]
}

const thousands = (amount: Dong, mark: string): string => String(amount).replace(/\B(?=(\d{3})+$)/g, mark)
