import type { Text } from "../../language/text.ts"

/** How the SMART methodology calls a figure of quality. */
export type QualityGrade = "excellent" | "good" | "acceptable" | "problematic"

const grades: readonly QualityGrade[] = ["excellent", "good", "acceptable", "problematic"]

/** What to print. */
export const qualityGradeLabels: Readonly<Record<QualityGrade, Text>> = {
  excellent: { vi: "rất tốt", en: "excellent" },
  good: { vi: "tốt", en: "good" },
  acceptable: { vi: "chấp nhận được", en: "acceptable" },
  problematic: { vi: "có vấn đề", en: "problematic" }
}

type Three = readonly [excellent: boolean, good: boolean, acceptable: boolean]

/** The first that holds; none: problematic. */
export const gradeOf = (holds: Three): QualityGrade => grades[holds.indexOf(true)] ?? "problematic"
