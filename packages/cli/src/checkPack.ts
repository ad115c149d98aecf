import { readFile } from "node:fs/promises"
import type { CivilDate, Pack, PackProblem, PackWarning } from "@tramyte/core"
import { PackError } from "@tramyte/core"
import { checkLaw, checkPacks, itemsOf, loadPack } from "@tramyte/core/pack"
import { camGiang, haiPhong, namThanhMien, vietNam } from "@tramyte/pack-vn"

/** A problem with the file that it is in; absent for a problem between packs that ship with the library. */
export interface FileProblem extends PackProblem {
  readonly file?: string
}

/** A warning with the file that it is about. */
export interface FileWarning extends PackWarning {
  readonly file: string
}

/** What came of checking pack files together. */
export interface PackReport {
  readonly problems: readonly FileProblem[]
  /** What a person should look at in the packs of these files, once they compose; it does not keep them from working. */
  readonly warnings: readonly FileWarning[]
  /** The packs that were composed, in order, with the number of their items and of those that nobody could verify. */
  readonly packs: readonly { readonly id: string; readonly version: string; readonly items: number; readonly unverified: number }[]
}

const shipped: readonly Pack[] = [vietNam, haiPhong, camGiang, namThanhMien]

/**
 * Reads pack files (JSON) in the order given, puts the shipped packs that they need before them, and says everything that keeps
 * them from composing.
 *
 * @param paths from the most general to the most local
 * @param on the day on which the law is looked at, usually today
 */
export const checkPackFiles = async (paths: readonly string[], on: CivilDate): Promise<PackReport> => {
  const problems: FileProblem[] = []
  const own: { readonly file: string; readonly pack: Pack }[] = []
  for (const file of paths) {
    try {
      own.push({ file, pack: loadPack(await readFile(file, "utf8")) })
    } catch (error) {
      if (error instanceof PackError) problems.push(...error.problems.map((problem) => ({ ...problem, file })))
      else problems.push({ code: "TRAMYTE_PACK_UNREADABLE", pack: "", at: "", file, message: `the file cannot be read: ${error instanceof Error ? error.message : String(error)}` })
    }
  }
  const packs = [...neededBy(own.map(({ pack }) => pack)), ...own.map(({ pack }) => pack)]
  const fileOf = (id: string): string | undefined => own.find(({ pack }) => pack.id === id)?.file
  for (const problem of checkPacks(packs)) {
    const file = fileOf(problem.pack)
    problems.push(file === undefined ? problem : { ...problem, file })
  }
  return {
    problems,
    // The shipped packs are not the author's to mend.
    warnings: problems.length > 0 ? [] : checkLaw(packs, on).flatMap((warning) => {
      const file = fileOf(warning.pack)
      return file === undefined ? [] : [{ ...warning, file }]
    }),
    packs: packs.map((pack) => {
      const items = itemsOf([pack])
      return { id: pack.id, version: pack.version, items: items.length, unverified: items.filter(({ item }) => item.status === "unverified").length }
    })
  }
}

/** The shipped packs that are needed, directly or by one another, in their order. */
const neededBy = (packs: readonly Pack[]): readonly Pack[] => {
  const given = new Set(packs.map(({ id }) => id))
  const wanted = new Set<string>()
  const want = (pack: Pack): void => {
    for (const need of pack.needs ?? []) {
      if (!("pack" in need)) continue
      const id = need.pack
      const found = shipped.find((one) => one.id === id)
      if (found === undefined || given.has(id) || wanted.has(id)) continue
      wanted.add(id)
      want(found)
    }
  }
  packs.forEach(want)
  return shipped.filter(({ id }) => wanted.has(id))
}
