import type { ValueSet } from "@tramyte/core"
import type { Vaccine } from "@tramyte/core/immunization"
import { cite, text, valueSet, type ValueSetRef } from "@tramyte/core/pack"
import { always } from "../write.ts"
import { namesOf } from "./vaccines.ts"

const has = (antigen: string) => (vaccine: Vaccine): boolean => vaccine.antigens.some((one) => one.antigen === antigen)
const isOneOf = (...codes: readonly string[]) => ({ code }: Vaccine): boolean => codes.includes(code)

const set = (name: string, vi: string, en: string, which: (vaccine: Vaccine) => boolean): ValueSet => ({
  id: `vietnam-immunization/${name}`, label: text(vi, en), from: always, cites: [cite("cvx-codes")], status: "secondary",
  note: text("Mã của gói này và mã CVX chắc chắn cùng nghĩa.", "Codes of this pack, and CVX codes that surely mean the same."), codes: namesOf(which)
})

/** Vaccines by what they have in them, for questions about doses on record. */
export const vaccineSets: readonly ValueSet[] = [
  set("tetanus-vaccines", "Vắc xin có thành phần uốn ván", "Vaccines against tetanus", has("tetanus")),
  set("measles-vaccines", "Vắc xin có thành phần sởi", "Vaccines against measles", has("measles")),
  set("pneumococcal-vaccines", "Vắc xin phế cầu", "Pneumococcal vaccines", has("pneumococcal")),
  set("hpv-vaccines", "Vắc xin HPV", "HPV vaccines", has("hpv")),
  set("combined-polio-vaccines", "Vắc xin phối hợp có thành phần bại liệt", "Combined vaccines with polio", (vaccine) => has("polio")(vaccine) && has("pertussis")(vaccine)),
  set("rotavirus-vaccines", "Vắc xin rota", "Rotavirus vaccines", has("rotavirus")),
  set("oral-polio-vaccines", "Vắc xin bại liệt uống", "Oral polio vaccines", isOneOf("bopv", "opv")),
  set("live-vaccines", "Vắc xin sống giảm độc lực", "Live attenuated vaccines", isOneOf("bcg", "bopv", "opv", "measles", "mr", "mmr", "mmrv", "rubella", "je-live", "rotavin", "rotarix", "rotateq")),
  set("bcg-vaccines", "Vắc xin lao", "Tuberculosis vaccine", isOneOf("bcg"))
]

/** One of these sets, by its name. */
export const vaccineSet = (name: string): ValueSetRef => valueSet(`vietnam-immunization/${name}`)
