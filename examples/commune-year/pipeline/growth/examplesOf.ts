import type { GrowthAssessment } from "@tramyte/core/growth"
import type { ChartedChild, ChildToFollow, ExampleOf } from "./growthYear.ts"

/** Chooses the children whose charts show most: for each thing to show the one with the most to see. */
export interface ExampleChooser {
  /** Whether the child might be one. */
  readonly wants: (child: ChildToFollow, assessment: GrowthAssessment) => boolean
  readonly consider: (child: ChildToFollow, assessment: GrowthAssessment, line: ChartedChild) => void
  readonly end: () => readonly { readonly about: ExampleOf; readonly line: ChartedChild }[]
}

/** More is better; nothing is no example. */
type Rank = (child: ChildToFollow, assessment: GrowthAssessment) => number

const measured = ({ visits }: GrowthAssessment): number => visits.filter(({ measurement: { weight } }) => weight !== undefined).length
const isCalled = ({ classes }: GrowthAssessment, ...codes: readonly string[]): boolean => classes.some(({ code }) => codes.includes(code))

const ranks: Readonly<Record<ExampleOf, Rank>> = {
  faltering: ({ age, signs }, assessment) => age === "i" && assessment.visits.at(-1)?.correctedAgeDays === undefined && signs.length > 0 && measured(assessment) >= 8 ? signs.length * 100 + measured(assessment) : 0,
  preterm: (_, assessment) => assessment.visits.at(-1)?.correctedAgeDays === undefined ? 0 : measured(assessment) >= 6 ? 500 - (assessment.birth?.gestationDays ?? 259) + measured(assessment) : 0,
  malnourished: ({ age, marks }, assessment) => age === "y" && marks.includes("m") && isCalled(assessment, "register-combined", "severe-acute-malnutrition", "register-wasted")
    ? measured(assessment) + (isCalled(assessment, "severe-acute-malnutrition") ? 100 : 0) : 0,
  obese: ({ age }, assessment) => age === "s" && isCalled(assessment, "obese") ? assessment.visits.filter(({ ageDays, bmi }) => ageDays >= 1826 && bmi !== undefined).length : 0
}

const kinds = Object.keys(ranks) as readonly ExampleOf[]

export const examplesOf = (): ExampleChooser => {
  const best = new Map<ExampleOf, { readonly rank: number; readonly line: ChartedChild }>()
  const wanted = (child: ChildToFollow, assessment: GrowthAssessment): readonly (readonly [ExampleOf, number])[] =>
    kinds.map((about) => [about, ranks[about](child, assessment)] as const).filter(([about, rank]) => rank > (best.get(about)?.rank ?? 0))
  return {
    wants: (child, assessment) => wanted(child, assessment).length > 0,
    consider: (child, assessment, line) => {
      for (const [about, rank] of wanted(child, assessment)) best.set(about, { rank, line })
    },
    end: () => kinds.flatMap((about) => {
      const found = best.get(about)
      return found === undefined ? [] : [{ about, line: found.line }]
    })
  }
}
