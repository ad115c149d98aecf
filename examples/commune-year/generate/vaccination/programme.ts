import { epochDayOf } from "@tramyte/core"

/** A series of the childhood programme: what is given from which age on, how long after the dose before, since when. */
export interface ProgrammeSeries {
  readonly id: string
  readonly doses: readonly ProgrammeDose[]
}

interface ProgrammeDose {
  readonly code: string
  /** How many doses of this vaccine it makes. */
  readonly number: number
  /** Age in months. */
  readonly age: number
  /** After the dose before of this series: so many months, and days. */
  readonly after: { readonly months: number; readonly days: number }
  /** The programme gives it since this day. */
  readonly since: number
}

const dose = (code: string, number: number, age: number, after: Partial<ProgrammeDose["after"]> = {}, since = 0): ProgrammeDose => ({ code, number, age, after: { months: 0, days: 0, ...after }, since })
const secondInjectedPolio = epochDayOf(2021, 11, 1)
const injectedPolio = epochDayOf(2018, 9, 1)
const sevenYears = epochDayOf(2024, 9, 5)

/**
 * The programme as stations worked it, by which the invented histories are drawn; nothing is judged by it. Doses at birth are drawn by
 * themselves. The second dose against Japanese encephalitis follows a week or two after the first.
 */
export const programme: readonly ProgrammeSeries[] = [
  { id: "dpt", doses: [dose("dpt-hepb-hib", 1, 2), dose("dpt-hepb-hib", 2, 3, { days: 28 }), dose("dpt-hepb-hib", 3, 4, { days: 28 }), dose("dpt", 1, 18, { months: 6 })] },
  { id: "opv", doses: [dose("bopv", 1, 2), dose("bopv", 2, 3, { days: 28 }), dose("bopv", 3, 4, { days: 28 })] },
  { id: "ipv", doses: [dose("ipv", 1, 5, {}, injectedPolio), dose("ipv", 2, 9, { months: 4 }, secondInjectedPolio)] },
  { id: "measles", doses: [dose("measles", 1, 9), dose("mr", 1, 18, { days: 28 })] },
  { id: "je", doses: [dose("je-inactivated", 1, 12), dose("je-inactivated", 2, 12, { days: 8 }), dose("je-inactivated", 3, 24, { months: 12 })] },
  { id: "td", doses: [dose("td", 1, 84, {}, sevenYears)] }
]

/** What cards call a vaccine; products followed each other. */
export const wordsOf = (code: string, day: number): readonly string[] => {
  if (code === "dpt-hepb-hib") return day < epochDayOf(2019, 3, 1) ? ["Quinvaxem", "DPT-VGB-Hib"] : day < epochDayOf(2022, 1, 1) ? ["ComBE Five", "DPT-VGB-Hib"] : ["SII", "DPT-VGB-Hib", "DPT-VGB-Hib (SII)"]
  return words[code] ?? [code]
}

const words: Readonly<Record<string, readonly string[]>> = {
  "hepb-birth": ["VGB sơ sinh", "Viêm gan B sơ sinh"], bcg: ["BCG", "Lao"], bopv: ["bOPV", "OPV", "bOPV"], ipv: ["IPV"], measles: ["Sởi", "MVVac"], mr: ["MR", "Sởi - Rubella"], dpt: ["DPT"],
  "je-inactivated": ["VNNB B", "Viêm não Nhật Bản B", "VNNB"], td: ["Td"], tt: ["UV", "VAT"],
  "dtap-ipv-hib-hepb": ["Hexaxim", "Infanrix Hexa"], rotarix: ["Rotarix"], pcv: ["Synflorix", "Prevenar 13"], mmr: ["MMR II", "Priorix"], "je-live": ["Imojev"], hpv: ["Gardasil 9"], influenza: ["Vaxigrip Tetra", "Cúm mùa"], varicella: ["Varivax", "Thủy đậu"]
}

/** What a dose protects against, in the words of registers. */
export const antigensOf: Readonly<Record<string, string>> = {
  "hepb-birth": "Viêm gan B", bcg: "Lao", "dpt-hepb-hib": "Bạch hầu, Ho gà, Uốn ván, Viêm gan B, Hib", bopv: "Bại liệt", ipv: "Bại liệt", measles: "Sởi", mr: "Sởi, Rubella", dpt: "Bạch hầu, Ho gà, Uốn ván",
  "je-inactivated": "Viêm não Nhật Bản", td: "Uốn ván, Bạch hầu", tt: "Uốn ván", "dtap-ipv-hib-hepb": "Bạch hầu, Ho gà, Uốn ván, Bại liệt, Hib, Viêm gan B", rotarix: "Rota", pcv: "Phế cầu",
  mmr: "Sởi, Quai bị, Rubella", "je-live": "Viêm não Nhật Bản", hpv: "HPV", varicella: "Thủy đậu", influenza: "Cúm"
}
