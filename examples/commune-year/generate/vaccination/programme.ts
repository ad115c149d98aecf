import { epochDayOf } from "@tramyte/core"

/** A series of the childhood programme: at which age each dose begins to be given, how long after the one before, since when. */
export interface ProgrammeSeries {
  readonly code: string
  readonly doses: readonly ProgrammeDose[]
}

interface ProgrammeDose {
  /** Days of age; a month counts 30.44. */
  readonly age: number
  /** Days after the dose before of this series; 0 for the first. */
  readonly after: number
  /** The programme gives it since this day. */
  readonly since: number
}

const months = (count: number): number => Math.ceil(count * 30.44)
const dose = (age: number, after = 0, since = 0): ProgrammeDose => ({ age, after, since })
const secondInjectedPolio = epochDayOf(2021, 11, 1)
const injectedPolio = epochDayOf(2018, 9, 1)
const sevenYears = epochDayOf(2024, 9, 5)

/**
 * The programme as stations worked it, by which the invented histories are drawn; nothing is judged by it. Doses at birth are drawn by
 * themselves. The second dose against Japanese encephalitis follows a week or two after the first.
 */
export const programme: readonly ProgrammeSeries[] = [
  { code: "dpt-hepb-hib", doses: [dose(months(2)), dose(months(3), 28), dose(months(4), 28)] },
  { code: "bopv", doses: [dose(months(2)), dose(months(3), 28), dose(months(4), 28)] },
  { code: "ipv", doses: [dose(months(5), 0, injectedPolio), dose(months(9), 120, secondInjectedPolio)] },
  { code: "measles", doses: [dose(months(9))] },
  { code: "je-inactivated", doses: [dose(months(12)), dose(months(12), 8), dose(months(24), 366)] },
  { code: "mr", doses: [dose(months(18), 0)] },
  { code: "dpt", doses: [dose(months(18), 0)] },
  { code: "td", doses: [dose(2557, 0, sevenYears)] }
]

/** What cards call a vaccine; products followed each other. */
export const wordsOf = (code: string, day: number): readonly string[] => {
  if (code === "dpt-hepb-hib") return day < epochDayOf(2019, 3, 1) ? ["Quinvaxem", "DPT-VGB-Hib"] : day < epochDayOf(2022, 1, 1) ? ["ComBE Five", "DPT-VGB-Hib"] : ["SII", "DPT-VGB-Hib", "DPT-VGB-Hib (SII)"]
  return words[code] ?? [code]
}

const words: Readonly<Record<string, readonly string[]>> = {
  "hepb-birth": ["VGB sơ sinh", "Viêm gan B sơ sinh"], bcg: ["BCG", "Lao"], bopv: ["bOPV", "OPV", "bOPV"], ipv: ["IPV"], measles: ["Sởi", "MVVac"], mr: ["MR", "Sởi - Rubella"], dpt: ["DPT"],
  "je-inactivated": ["VNNB B", "Viêm não Nhật Bản B", "VNNB"], td: ["Td"], tt: ["UV", "VAT"],
  "dtap-ipv-hib-hepb": ["Hexaxim", "Infanrix Hexa"], rotarix: ["Rotarix"], pcv: ["Synflorix", "Prevenar 13"], mmr: ["MMR II", "Priorix"], "je-live": ["Imojev"], hpv: ["Gardasil 9"]
}

/** What a dose protects against, in the words of registers. */
export const antigensOf: Readonly<Record<string, string>> = {
  "hepb-birth": "Viêm gan B", bcg: "Lao", "dpt-hepb-hib": "Bạch hầu, Ho gà, Uốn ván, Viêm gan B, Hib", bopv: "Bại liệt", ipv: "Bại liệt", measles: "Sởi", mr: "Sởi, Rubella", dpt: "Bạch hầu, Ho gà, Uốn ván",
  "je-inactivated": "Viêm não Nhật Bản", td: "Uốn ván, Bạch hầu", tt: "Uốn ván", "dtap-ipv-hib-hepb": "Bạch hầu, Ho gà, Uốn ván, Bại liệt, Hib, Viêm gan B", rotarix: "Rota", pcv: "Phế cầu",
  mmr: "Sởi, Quai bị, Rubella", "je-live": "Viêm não Nhật Bản", hpv: "HPV"
}
