import type { Antigen, Contraindication, Contraindications, Immunity, Indication, Series } from "@tramyte/core/immunization"
import { inEnglish } from "./scheduleFile.ts"
import { type Place, report } from "./ledger.ts"
import { given, leaf, made, many, maybe, type Read, rows, struct } from "./shape.ts"
import { targetDose } from "./targetDose.ts"
import { agedVaccine } from "./vaccineRows.ts"
import { americanDate, caption, count, nameOf, namesOf, note, oneOf, sharedName, span, text, yesNo } from "./values.ts"

const immunity: Read<Immunity> = made(struct({
  clinicalHistory: many(struct({ guidelineCode: nameOf("observation"), guidelineTitle: caption })),
  dateOfBirth: many(struct({
    immunityBirthDate: americanDate,
    birthCountry: note,
    exclusion: many(struct({ exclusionCode: nameOf("observation"), exclusionTitle: caption }))
  }))
}), ({ clinicalHistory, dateOfBirth }) => given({
  history: someOf(clinicalHistory.map(({ guidelineCode }) => guidelineCode)),
  birth: someOf(dateOfBirth.map(({ immunityBirthDate, birthCountry, exclusion }) => given({ before: immunityBirthDate, country: birthCountry, except: someOf(exclusion.map(({ exclusionCode }) => exclusionCode)) })))
}))

const contraindicationWords = { observationCode: nameOf("observation"), observationTitle: caption, contraindicationText: note, contraindicationGuidance: note }

const antigenContraindication: Read<Contraindication> = made(struct({ ...contraindicationWords, beginAge: span, endAge: span }), (said) =>
  given({ observation: said.observationCode, text: said.contraindicationText, guidance: said.contraindicationGuidance, beginAge: said.beginAge, endAge: said.endAge }))

const vaccineContraindication: Read<NonNullable<Contraindications["vaccine"]>[number]> = made(struct({ ...contraindicationWords, contraindicatedVaccine: many(agedVaccine, 1) }), (said) =>
  given({ observation: said.observationCode, text: said.contraindicationText, guidance: said.contraindicationGuidance, vaccines: said.contraindicatedVaccine }))

const contraindications: Read<Contraindications> = made(struct({
  vaccineGroup: maybe(struct({ contraindication: many(antigenContraindication) })),
  vaccine: maybe(struct({ contraindication: many(vaccineContraindication) }))
}), (said) => given({ antigen: someOf(said.vaccineGroup?.contraindication ?? []), vaccine: someOf(said.vaccine?.contraindication ?? []) }))

/** `"Severe Combined Immunodeficiency (SCID) (014)"` beside `<code>`: the code is what counts. */
const indication: Read<Indication> = made(struct({
  observationCode: struct({ text: caption, code: nameOf("observation") }),
  description: note,
  beginAge: span,
  endAge: span,
  guidance: note
}), (said) => given({ observation: said.observationCode.code, description: said.description, beginAge: said.beginAge, endAge: said.endAge, guidance: said.guidance }))

/** `"A"` is the first. */
const priority: Read<string> = leaf("", (said, refuse) => /^[A-Z]$/.test(said) ? said : refuse(`write a letter, "A" for the first`))

const selectSeries = made(struct({
  defaultSeries: yesNo,
  productPath: yesNo,
  seriesGroupName: text,
  seriesGroup: sharedName("series group"),
  seriesPriority: priority,
  seriesPreference: count(1),
  minAgeToStart: span,
  maxAgeToStart: span
}), (said) => ({
  group: said.seriesGroup,
  selection: given({
    default: said.defaultSeries || undefined, productPath: said.productPath || undefined, priority: said.seriesPriority, preference: said.seriesPreference, minAgeToStart: said.minAgeToStart, maxAgeToStart: said.maxAgeToStart
  })
}))

const series = made(struct({
  seriesName: text,
  targetDisease: nameOf("antigen"),
  vaccineGroup: nameOf("vaccine group"),
  seriesAdminGuidance: rows(text, 1),
  seriesType: oneOf({ Standard: "standard", Risk: "risk", "Evaluation Only": "evaluationOnly" }),
  equivalentSeriesGroups: namesOf("series group"),
  requiredGender: rows(oneOf({ Female: "female", Male: "male", Unknown: "unknown" }), 1),
  selectSeries,
  indication: rows(indication, 1),
  seriesDose: many(targetDose, 1)
}), (said, place) => {
  if (said.seriesType === "risk" && said.indication === undefined) report({ ...place, path: `${place.path}/indication` }, "TRAMYTE_CDSI_VALUE", "a risk series without indication is for nobody; say for whom it is")
  said.seriesDose.forEach(({ number, from }, index) => checkNumber(number, from, index, place))
  const read: Series = given({
    id: said.seriesName,
    vaccineGroup: said.vaccineGroup,
    type: said.seriesType,
    sexes: said.requiredGender,
    indications: said.indication,
    group: said.selectSeries.group,
    equivalentGroups: said.equivalentSeriesGroups,
    selection: said.selectSeries.selection,
    guidance: said.seriesAdminGuidance,
    doses: said.seriesDose.map(({ dose }) => dose)
  })
  return { antigen: said.targetDisease, series: read, place }
})

/** `"Dose 2"` is the second, and runs from none but the first. */
const checkNumber = (number: number | undefined, from: readonly number[], index: number, place: Place): void => {
  const path = `${place.path}/seriesDose[${index + 1}]`
  if (number !== undefined && number !== index + 1) report({ ...place, path: `${path}/doseNumber` }, "TRAMYTE_CDSI_VALUE", `it is dose ${index + 1} by its place; put the doses in order, each once`)
  for (const target of from) {
    if (target > index) report({ ...place, path }, "TRAMYTE_CDSI_UNKNOWN", `an interval runs from target dose ${target}, which does not come before dose ${index + 1}; name an earlier one in <fromTargetDose>`)
  }
}

/** `<antigenSupportingData>`, element by element as `AntigenSupportingData.xsd` has them. */
export const antigenFile: Read<Antigen> = made(struct({ immunity: maybe(immunity), contraindications, series: many(series, 1) }), (said) => {
  const id = said.series[0]?.antigen ?? ""
  const names = new Set<string>()
  for (const one of said.series) {
    if (one.antigen !== id) report(one.place, "TRAMYTE_CDSI_VALUE", `it is against "${one.antigen}", and the first series of this file against "${id}"; give each antigen a file of its own`)
    if (names.has(one.series.id)) report(one.place, "TRAMYTE_CDSI_TAKEN", `another series of this file is called "${one.series.id}"; give each a name of its own`)
    names.add(one.series.id)
  }
  const spoken = Object.keys(said.contraindications).length === 0 ? undefined : said.contraindications
  return given({ id, label: id === "" ? undefined : inEnglish(id), immunity: said.immunity, contraindications: spoken, series: said.series.map((one) => one.series) })
})

const someOf = <T>(list: readonly T[]): readonly T[] | undefined => list.length === 0 ? undefined : list
