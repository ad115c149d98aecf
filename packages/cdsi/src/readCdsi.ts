import type { Antigen, ImmunizationSchedule, VaccineGroup } from "@tramyte/core/immunization"
import { antigenFile } from "./reading/antigenFile.ts"
import { CdsiError } from "./reading/errors.ts"
import { type Ledger, newLedger, type Place, report, reportUnknownNames } from "./reading/ledger.ts"
import { readXml } from "./reading/readXml.ts"
import { scheduleFile } from "./reading/scheduleFile.ts"
import type { Read } from "./reading/shape.ts"

/** CDC's supporting data as XML texts. */
export interface CdsiFiles {
  /** `ScheduleSupportingData.xml` */
  readonly schedule: string
  /** `AntigenSupportingData- Cholera-508.xml` and its like, by file name; the name only serves messages. */
  readonly antigens: Readonly<Record<string, string>>
  /** The version that CDC published them as, `"4.64-508"`; the files themselves do not say. Default `"unstated"`. */
  readonly version?: string
}

/**
 * Reads CDC's CDSi supporting data (XML as published) into an immunization schedule (lịch tiêm chủng).
 *
 * Strict: an element that is unknown, missing or repeated, a word or a length of time that is none, and a name that nothing
 * has (CVX, observation, antigen, vaccine group, series group) are problems, all reported together. A rule is present whole
 * or as an empty element: the XSD would let single cells of a row be left out, and a minimum age that got lost would pass.
 *
 * Left out are captions beside codes, and the prose of observations, for which the model has no place.
 *
 * @throws CdsiError listing all problems, each with file, path and how to mend it
 * @example
 * ```ts
 * import { readCdsi } from "@tramyte/cdsi"
 *
 * const schedule = "<scheduleSupportingData><liveVirusConflicts/><vaccineGroups/><vaccineGroupToAntigenMap/><cvxToAntigenMap/><observations/></scheduleSupportingData>"
 *
 * readCdsi({ schedule, antigens: {}, version: "4.64-508" }).monthPolicy // => "rollForward"
 * ```
 *
 * @see CDC, Clinical Decision Support for Immunization (CDSi): supporting data 4.64, and its logic specification 4.6
 */
export const readCdsi = ({ schedule, antigens, version = "unstated" }: CdsiFiles): ImmunizationSchedule => {
  const ledger = newLedger()
  const common = readFile(scheduleFile, "scheduleSupportingData", scheduleFileName, schedule, ledger)
  const read = Object.entries(antigens).toSorted(([a], [b]) => a < b ? -1 : 1).flatMap(([file, xml]) => {
    const antigen = readFile(antigenFile, "antigenSupportingData", file, xml, ledger)
    return antigen === undefined ? [] : [{ antigen, place: { file, path: "", ledger } }]
  })
  if (common !== undefined) {
    reportUnknownNames(ledger)
    checkAntigens(read, common.vaccineGroups, ledger)
  }
  if (common === undefined || ledger.problems.length > 0) throw new CdsiError(ledger.problems)
  return {
    id: "cdsi",
    version,
    label: { vi: "Dữ liệu hỗ trợ CDSi của CDC Hoa Kỳ", en: "CDC CDSi supporting data" },
    monthPolicy: "rollForward",
    antigens: read.map(({ antigen }) => antigen),
    vaccines: common.vaccines,
    vaccineGroups: common.vaccineGroups,
    conflicts: common.conflicts,
    observations: common.observations
  }
}

/** The name of the file that all antigens share. */
export const scheduleFileName = "ScheduleSupportingData.xml"

const readFile = <T>(read: Read<T>, root: string, file: string, xml: string, ledger: Ledger): T | undefined => {
  const element = readXml(xml, root, { file, path: "", ledger })
  return element === undefined ? undefined : read(element, { file, path: root, ledger })
}

/** Each antigen of the map has one file, whose series are of the antigen's own vaccine group. */
const checkAntigens = (read: readonly { readonly antigen: Antigen; readonly place: Place }[], groups: readonly VaccineGroup[], ledger: Ledger): void => {
  for (const { antigen, place } of read) {
    const others = read.filter((other) => other.antigen.id === antigen.id && other.place.file < place.file)
    if (others.length > 0) report(place, "TRAMYTE_CDSI_TAKEN", `${others[0]!.place.file} is about "${antigen.id}", too; keep one of them`)
    const group = groups.find(({ antigens }) => antigens.includes(antigen.id))
    antigen.series.forEach(({ vaccineGroup }, index) => {
      if (group === undefined || vaccineGroup === group.id) return
      report({ ...place, path: `antigenSupportingData/series[${index + 1}]/vaccineGroup` }, "TRAMYTE_CDSI_VALUE", `it says "${vaccineGroup}", and vaccineGroupToAntigenMap has "${antigen.id}" in "${group.id}"; mend one of them`)
    })
  }
  // A file that could not be read is told of already, and may be the one that is missed.
  if (ledger.problems.some(({ code, path }) => code === "TRAMYTE_CDSI_XML" && path === "")) return
  for (const antigen of groups.flatMap(({ antigens }) => antigens)) {
    if (!read.some((one) => one.antigen.id === antigen)) {
      report({ file: scheduleFileName, path: "scheduleSupportingData/vaccineGroupToAntigenMap", ledger }, "TRAMYTE_CDSI_FILE_MISSING", `no file is about the antigen "${antigen}"; add its AntigenSupportingData, or take the antigen out`)
    }
  }
}
