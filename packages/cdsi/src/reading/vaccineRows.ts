import type { AgedVaccine, PreferableVaccine } from "@tramyte/core/immunization"
import { given, made, type Read, struct } from "./shape.ts"
import { caption, nameOf, note, oneOf, span, volume } from "./values.ts"

const vaccine = { vaccineType: caption, cvx: nameOf("vaccine") }
const agedVaccineWords = { ...vaccine, beginAge: span, endAge: span }

/** A vaccine at some ages: allowable, or contraindicated. */
export const agedVaccine: Read<AgedVaccine> = made(struct(agedVaccineWords), (said) => given({ vaccine: said.cvx, beginAge: said.beginAge, endAge: said.endAge }))

export const preferableVaccine: Read<PreferableVaccine> = made(struct({
  ...agedVaccineWords, tradeName: note, mvx: note, volume, forecastVaccineType: oneOf({ Y: true, N: false, Yes: true, No: false })
}), (said) => given({
  vaccine: said.cvx, beginAge: said.beginAge, endAge: said.endAge, tradeName: said.tradeName, manufacturer: said.mvx, volume: said.volume, forecast: said.forecastVaccineType || undefined
}))

export const inadvertentVaccine: Read<string> = made(struct(vaccine), ({ cvx }) => cvx)
