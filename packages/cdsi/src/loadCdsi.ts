import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import type { ImmunizationSchedule } from "@tramyte/core/immunization"
import { readCdsi, scheduleFileName } from "./readCdsi.ts"
import { CdsiError } from "./reading/errors.ts"

/**
 * Reads a folder of CDC's supporting data: `ScheduleSupportingData.xml`, and an `AntigenSupportingData- … .xml` an antigen.
 * The folder above, with those in `xml/` or `XML/`, will do.
 *
 * @param version what CDC published them as, `"4.64-508"`; the files themselves do not say
 * @throws CdsiError for files that are missing or cannot be used, listing all problems
 *
 * @example
 * ```ts no-run
 * import { compileSchedule } from "@tramyte/core/immunization"
 * import { loadCdsi } from "@tramyte/cdsi/node"
 *
 * const schedule = compileSchedule(await loadCdsi("cdsi-4.64-508", "4.64-508"))
 * ```
 */
export const loadCdsi = async (folder: string, version?: string): Promise<ImmunizationSchedule> => {
  const dir = await folderOfXml(folder)
  const files = (await readdir(dir)).filter((file) => /^AntigenSupportingData.*\.xml$/i.test(file))
  const [schedule, ...antigens] = await Promise.all([scheduleFileName, ...files].map((file) => readFile(join(dir, file), "utf8")))
  return readCdsi({ schedule: schedule!, antigens: Object.fromEntries(files.map((file, index) => [file, antigens[index]!])), ...version === undefined ? {} : { version } })
}

const folderOfXml = async (folder: string): Promise<string> => {
  for (const dir of [folder, join(folder, "xml"), join(folder, "XML")]) {
    const files = await readdir(dir).catch((): readonly string[] => [])
    if (files.includes(scheduleFileName)) return dir
  }
  throw new CdsiError([{ code: "TRAMYTE_CDSI_FILE_MISSING", file: scheduleFileName, path: "", message: `it is not in ${folder}, nor in its folder xml; name the folder that CDC's XML files lie in` }])
}
