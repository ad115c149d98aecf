import { expect, it } from "vitest"
import { vaccineGroupOf } from "./vaccineGroupNames.ts"

const groups = ["COVID-19", "DTaP/Tdap/Td", "HepB", "Hib", "Influenza", "MMR", "Meningococcal", "Meningococcal B", "Pneumococcal", "Polio", "Rotavirus", "Varicella", "Zoster"].map((id) => ({ id }))

it.each([
  ["DTAP", "DTaP/Tdap/Td"], ["DTaP", "DTaP/Tdap/Td"], ["POL", "Polio"], ["IPOL", "Polio"], ["HIB", "Hib"], ["PCV", "Pneumococcal"], ["Pneumococcal", "Pneumococcal"], ["MCV", "Meningococcal"], ["MENB", "Meningococcal B"], ["ROTA", "Rotavirus"],
  ["Rota", "Rotavirus"], ["FLU", "Influenza"], ["VAR", "Varicella"], ["ZOSTER", "Zoster"], ["HepB", "HepB"], ["MMR", "MMR"], [" covid-19 ", "COVID-19"]
])("cases call it %j, the supporting data %j", (written, id) => expect(vaccineGroupOf(written, groups)).toBe(id))

it.each(["", "Measles", "RSV", "toString", "__proto__"])("%j is none of them", (written) => expect(vaccineGroupOf(written, groups)).toBeUndefined())
