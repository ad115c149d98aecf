import { aged, all, any, cite, facts, female, param, rule, sure, text, valueSet } from "@tramyte/core/pack"
import { codes, indicator, type Programme, type Source } from "./programme.ts"

const plan: Source = { cites: [cite("cervical-plan-2016"), cite("decision-3792-2024"), cite("who-cervical-2021")], status: "secondary", from: "2025-07-01" }

/** Coverage of cervical screening (sàng lọc ung thư cổ tử cung). */
export const cervicalScreening: Programme = {
  valueSets: [
    codes("cervical-hpv-tests", text("Xét nghiệm HPV cổ tử cung", "HPV tests of the cervix"), plan, { "cervical-screening-hpv": text("xét nghiệm HPV", "HPV test") }),
    codes("cervical-cancer", text("Ung thư cổ tử cung", "Cervical cancer"), plan, { C53: text("ung thư cổ tử cung", "cervical cancer") })
  ],
  indicators: [
    indicator("cervical-screening-coverage", text("Tỷ lệ phụ nữ được sàng lọc ung thư cổ tử cung còn thời hạn", "Share of women with a cervical screening that is in date"), {
      ...plan,
      note: text(
        "Tuổi 30–54 và đích 60 % là của kế hoạch 2016–2025; tuổi của QĐ 3792/2024 chưa thấy. Loại người đã ghi nhận cắt tử cung toàn bộ hoặc ung thư cổ tử cung. HPV còn hạn 5 năm, VIA hoặc tế bào học 3 năm (tham số).",
        "Ages 30–54 and the 60 % are those of the plan 2016–2025; the ages of decision 3792/2024 were not seen. Without women on record with a total hysterectomy or cervical cancer. HPV tests hold 5 years, VIA and cytology 3 (parameters)."
      )
    }, {
      basis: "person",
      measures: "state",
      initial: rule("vietnam-care/resident"),
      denominator: all(female, aged({ atLeast: param("vietnam/cervical-screening-from"), below: param("vietnam/cervical-screening-until") })),
      exclusion: sure(any(facts("procedure").coded(valueSet("vietnam/no-cervix")).exist(), facts("condition").coded(valueSet("vietnam-care/cervical-cancer")).exist())),
      numerator: any(
        facts("procedure").coded(valueSet("vietnam-care/cervical-hpv-tests")).inTheLast(param("vietnam/cervical-hpv-interval")).exist(),
        facts("procedure").coded(valueSet("vietnam/cervical-via-cytology")).inTheLast(param("vietnam/cervical-via-interval")).exist()
      ),
      target: { share: 0.6, by: "2026-01-01" },
      direction: "up"
    })
  ]
}
