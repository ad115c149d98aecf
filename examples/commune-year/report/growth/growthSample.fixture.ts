import { growthDataQuality, growthPrevalence, measureAtZ } from "@tramyte/core/growth"
import { weightForAge2006 } from "@tramyte/who-growth"
import type { PersonYear } from "../../pipeline/model.ts"
import type { ChartedChild, ChildToFollow, GrowthYear } from "../../pipeline/growth/growthYear.ts"

/** A sample of children to follow: every other child of the people, in turn of each kind. */
export const growthSample = (people: readonly PersonYear[]): GrowthYear => {
  const kids = people.flatMap(({ ageYears, inScope }, at) => ageYears !== undefined && ageYears.max < 18 && inScope !== "no" ? [{ at, years: ageYears.max }] : [])
  const children = kids.filter((_, index) => index % 2 === 0).map(({ at, years }, index): ChildToFollow => ({
    at, age: years < 2 ? "i" : years < 5 ? "y" : "s", marks: ["rm", "fg", "mw", "o", "n", "a", "b", "bu"][index % 8]!,
    words: index % 8 < 3 ? [{ vi: "thấp còi", en: "stunted" }] : [], signs: index % 8 === 1 ? [{ vi: "sụt cân: −0,4 kg trong 31 ngày", en: "weight loss: −0.4 kg in 31 days" }] : [],
    refer: index % 8 === 0 ? [{ vi: "suy dinh dưỡng cấp tính nặng", en: "severe acute malnutrition" }] : [],
    last: { on: "2026-06-01", weight: 9.2, stature: 75.5 }, weighing: { due: "2026-10-01", every: { vi: "1 tháng một lần", en: "every month" } }, vitaminA: index % 8 === 5 ? 100_000 : index % 8 > 5 ? 200_000 : undefined, status: "unverified"
  }))
  const ages = kids.map((_, index) => 3 + index * 7 % 56)
  const z = kids.map((_, index) => Math.round((-1 + Math.sin(index * 12.9) * 2) * 100) / 100)
  const survey = { scores: { "length-height-for-age": { z }, "weight-for-age": { z }, "weight-for-length-height": { z: z.map((one) => -one) } }, ageMonths: ages, sex: kids.map((_, index) => index % 2 + 1), weight: kids.map((_, index) => 9 + index % 7 / 2) }
  const village = kids.map(({ at }) => people[at]!.village)
  return {
    since: "2026-01-01", weighOn: "2026-11-10", status: "unverified", sources: ["Chuẩn tăng trưởng trẻ em của WHO (0–5 tuổi)"], vitaminA: { from: "2026-12-01", through: "2026-12-02" }, children,
    surveys: kids.length === 0 ? [] : [{
      standard: "0-5", prevalence: growthPrevalence(survey, { standard: "0-5", design: "register", groups: { village } }), quality: growthDataQuality(survey),
      digits: [{ village: 0, weights: 40, weight: 33.2, stature: undefined }]
    }],
    charted: children.length < 8 ? [] : [lineOf(children[0]!.at)],
    examples: children.length < 8 ? [] : [{ about: "faltering", place: 0 }],
    setAside: [{ code: "implausibleChange", measure: "lengthHeight", count: 12 }, { code: "ageNegative", measure: "weight", count: 2 }]
  }
}

/** A girl born at 34 weeks, whose weight falls from the median, with one weight that nobody believes. */
const lineOf = (at: number): ChartedChild => ({
  at, sex: "female", gestationDays: 240,
  visits: Array.from({ length: 12 }, (_, index) => {
    const ageDays = 30 * index
    const z = -index / 6
    return {
      on: `2026-${String(index + 1).padStart(2, "0")}-05`, ageDays, ...(index > 1 ? { correctedAgeDays: ageDays - 40 } : {}), z: { "weight-for-age": z },
      ...(index === 6 ? {} : { weight: measureAtZ(weightForAge2006, "female", Math.max(0, ageDays - 40), z) }),
      flagged: index === 6 ? [{ measure: "weight" as const, value: 12.4, why: { vi: "không khớp với các lần đo khác của trẻ", en: "does not fit the child’s other measures" } }] : []
    }
  })
})
