import { generatedBy } from "./lmsModule.ts"
import { readCsv } from "./readTables.ts"

const percentiles = [1, 3, 5, 10, 25, 50, 75, 90, 95, 97, 99]

/** The names of the file, and those of the model, in WHO's order. */
const milestones = {
  sit_without_support: "sitting-without-support",
  stand_with_assistance: "standing-with-assistance",
  hands_knees_crawl: "hands-and-knees-crawling",
  walk_with_assistance: "walking-with-assistance",
  stand_alone: "standing-alone",
  walk_alone: "walking-alone"
} as const

/** The source text of the windows of achievement. */
export const milestoneModule = (folder: string): string => {
  const file = "who_motor_milestones_days.csv"
  const records = readCsv(folder, file, ["milestone", "percentile", "age_days"])
  if (records.length !== Object.keys(milestones).length * percentiles.length) throw new Error(`${file}: ${records.length} rows`)
  const lines = Object.entries(milestones).map(([name, milestone]) => {
    const own = records.filter((record) => record.milestone === name)
    const days = own.map(({ age_days }) => Number(age_days))
    if (own.map(({ percentile }) => percentile).join() !== percentiles.join()) throw new Error(`${file}: ${name} has the percentiles ${own.map(({ percentile }) => percentile).join()}`)
    if (days.some((day, index) => !Number.isInteger(day) || day <= (days[index - 1] ?? 90))) throw new Error(`${file}: the days of ${name} do not rise: ${days.join()}`)
    return `    { milestone: "${milestone}", days: [${days.join(", ")}] }`
  })
  return `${generatedBy}
import type { MilestoneTable } from "@tramyte/core/growth"

/** WHO 2006, the windows of achievement of six gross motor milestones (mốc vận động), in days. */
export const motorMilestones2006: MilestoneTable = {
  id: "who-2006/motor-milestones",
  source: "WHO Motor Development Study: windows of achievement for six gross motor development milestones (Acta Paediatrica 2006; Suppl 450: 86-95)",
  percentiles: [${percentiles.join(", ")}],
  milestones: [
${lines.join(",\n")}
  ]
}
`
}
