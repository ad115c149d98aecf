import type { AntigenAssociation, ObservationDefinition, Vaccine, VaccineConflict, VaccineGroup } from "@tramyte/core/immunization"
import { give, type Place, report, use } from "./ledger.ts"
import { below, given, made, many, maybe, type Read, struct } from "./shape.ts"
import { caption, givenName, nameOf, neededSpan, note, oneOf, span, text } from "./values.ts"

/** What `ScheduleSupportingData.xml` says, as far as it stands alone. */
export interface ScheduleFile {
  readonly conflicts: readonly VaccineConflict[]
  readonly vaccines: readonly Vaccine[]
  readonly vaccineGroups: readonly VaccineGroup[]
  readonly observations: readonly ObservationDefinition[]
}

/** CDC writes in English only. */
export const inEnglish = (words: string): { readonly vi: string; readonly en: string } => ({ vi: words, en: words })

/** What a row of conflicts names, to be looked up when the map of vaccines is known. */
interface ConflictRow {
  readonly conflict: VaccineConflict
  readonly vaccines: readonly { readonly side: "previous" | "current"; readonly cvx: string; readonly name: string; readonly place: Place }[]
}

const conflictVaccine = made(struct({ vaccineType: text, cvx: text }), ({ vaccineType: name, cvx }, place) => ({ cvx, name, place: below(place, "cvx") }))

const conflict: Read<ConflictRow> = made(struct({
  previous: conflictVaccine,
  current: conflictVaccine,
  conflictBeginInterval: neededSpan,
  minConflictEndInterval: neededSpan,
  conflictEndInterval: neededSpan
}), (said) => ({
  conflict: {
    previous: said.previous.cvx, current: said.current.cvx, begin: said.conflictBeginInterval, minEnd: said.minConflictEndInterval, end: said.conflictEndInterval
  },
  vaccines: [{ side: "previous", ...said.previous }, { side: "current", ...said.current }]
}))

const vaccineGroup = struct({ name: givenName("vaccine group"), administerFullVaccineGroup: oneOf({ "": undefined, Yes: true, No: false, "n/a": undefined }) })

const groupMap = struct({ name: nameOf("vaccine group"), antigen: many(givenName("antigen"), 1) })

const association: Read<AntigenAssociation> = made(struct({ antigen: nameOf("antigen"), associationBeginAge: maybe(span), associationEndAge: maybe(span) }),
  (said) => given({ antigen: said.antigen, beginAge: said.associationBeginAge, endAge: said.associationEndAge }))

const vaccine: Read<Vaccine> = made(struct({ cvx: givenName("vaccine"), shortDescription: text, association: many(association, 0) }),
  (said) => ({ code: said.cvx, label: inEnglish(said.shortDescription), antigens: said.association }))

const codedValue: Read<string> = made(struct({ code: text, codeSystem: text, text: caption }), (said) => `${said.codeSystem}|${said.code}`)

const observation: Read<ObservationDefinition> = made(struct({
  observationCode: givenName("observation"),
  observationTitle: text,
  group: note,
  indicationText: note,
  contraindicationText: note,
  clarifyingText: note,
  codedValues: many(struct({ codedValue: many(codedValue) }), 1)
}), (said) => {
  const codes = said.codedValues.flatMap((values) => values.codedValue)
  return given({ code: said.observationCode, label: inEnglish(said.observationTitle), codes: codes.length === 0 ? undefined : codes })
})

/** `<scheduleSupportingData>`, element by element as `ScheduleSupportingData.xsd` has them. */
export const scheduleFile: Read<ScheduleFile> = made(struct({
  liveVirusConflicts: struct({ liveVirusConflict: many(conflict) }),
  vaccineGroups: struct({ vaccineGroup: many(vaccineGroup) }),
  vaccineGroupToAntigenMap: struct({ vaccineGroupMap: many(groupMap) }),
  cvxToAntigenMap: struct({ cvxMap: many(vaccine) }),
  observations: struct({ observation: many(observation) })
}), (said, place) => ({
  conflicts: said.liveVirusConflicts.liveVirusConflict.map(({ conflict: row }) => row),
  vaccines: [...said.cvxToAntigenMap.cvxMap, ...withoutAntigen(said.liveVirusConflicts.liveVirusConflict, said.cvxToAntigenMap.cvxMap)],
  vaccineGroups: said.vaccineGroups.vaccineGroup.map((group) => mapped(group, said.vaccineGroupToAntigenMap.vaccineGroupMap, place)),
  observations: said.observations.observation
}))

type GroupMap = ReturnType<typeof groupMap>

const mapped = ({ name, administerFullVaccineGroup: administerFull }: ReturnType<typeof vaccineGroup>, maps: readonly GroupMap[], place: Place): VaccineGroup => {
  const [map, ...others] = maps.filter((one) => one.name === name)
  const at = { ...place, path: `${place.path}/vaccineGroupToAntigenMap` }
  if (map === undefined && name !== "") report(at, "TRAMYTE_CDSI_ELEMENT_MISSING", `no <vaccineGroupMap> says what "${name}" protects against; add one`)
  if (others.length > 0) report(at, "TRAMYTE_CDSI_TAKEN", `${others.length + 1} <vaccineGroupMap> say what "${name}" protects against; put its antigens into one`)
  return given({ id: name, label: inEnglish(name), antigens: map?.antigen ?? [], administerFull })
}

/**
 * Vaccines of which only conflicts tell (BCG): they protect against nothing here. Each such stands on both sides, as what
 * came before and as what comes now; a code that stands on one side only is a slip.
 */
const withoutAntigen = (rows: readonly ConflictRow[], known: readonly Vaccine[]): readonly Vaccine[] => {
  const codes = new Set(known.map(({ code }) => code))
  const named = rows.flatMap(({ vaccines }) => vaccines).filter(({ cvx }) => cvx !== "" && !codes.has(cvx))
  const before = new Set(named.filter(({ side }) => side === "previous").map(({ cvx }) => cvx))
  const found = new Map<string, Vaccine>()
  for (const { side, cvx, name, place } of named) {
    if (side === "previous") use("vaccine", cvx, place)
    else if (!before.has(cvx)) use("vaccine", cvx, place)
    else if (!found.has(cvx)) {
      give("vaccine", cvx, place)
      found.set(cvx, { code: cvx, label: inEnglish(name), antigens: [] })
    }
  }
  return [...found.values()]
}
