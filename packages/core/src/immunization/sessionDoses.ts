import type { CompiledSchedule } from "./compiled.ts"
import type { VaccinationLine } from "./planVaccination.ts"

/** One dose to be given, and the lines of the card that it serves. */
export interface SessionDose {
  readonly vaccine: string
  readonly vaccineGroups: readonly string[]
}

/**
 * The doses that serve all lines that are due, as few as a plain choice finds: always the vaccine that serves most of what is
 * left; among equals the one with the fewest antigens that nobody asked for, then the first of the schedule.
 */
export const sessionDoses = (lines: readonly Pick<VaccinationLine, "vaccineGroup" | "vaccines">[], schedule: CompiledSchedule): readonly SessionDose[] => {
  const doses: SessionDose[] = []
  let open = lines.filter(({ vaccines }) => vaccines.length > 0)
  while (open.length > 0) {
    const serves = (vaccine: string): readonly string[] => open.filter(({ vaccines }) => vaccines.includes(vaccine)).map(({ vaccineGroup }) => vaccineGroup)
    const antigens = (vaccine: string): number => schedule.vaccines.get(vaccine)?.antigens.length ?? 0
    const place = (vaccine: string): number => schedule.vaccines.get(vaccine)?.index ?? Infinity
    const [vaccine] = [...new Set(open.flatMap(({ vaccines }) => vaccines))]
      .toSorted((a, b) => serves(b).length - serves(a).length || antigens(a) - antigens(b) || place(a) - place(b))
    if (vaccine === undefined) break
    doses.push({ vaccine, vaccineGroups: serves(vaccine) })
    open = open.filter(({ vaccines }) => !vaccines.includes(vaccine))
  }
  return doses
}
