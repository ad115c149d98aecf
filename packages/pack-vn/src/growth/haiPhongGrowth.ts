import type { Pack } from "@tramyte/core"
import { cite, text } from "@tramyte/core/pack"
import { cited } from "../write.ts"
import { vitaminANote, vitaminAUntil } from "./vitaminA.ts"

/** What Hải Phòng lays down about growth: vitamin A for 6 to 35 months, as its plan of 2023 has it. */
export const haiPhongGrowth: Pack = {
  format: 1,
  id: "hai-phong-growth",
  version: "2026.1.0",
  label: text("Thành phố Hải Phòng: dinh dưỡng trẻ em", "City of Hải Phòng: growth of children"),
  needs: [{ pack: "vietnam-growth", version: ">=2026.1.0" }, { pack: "hai-phong", version: ">=2026.1.0" }],
  citations: [
    cited("hai-phong-vitamin-a-2023", "Trung tâm Kiểm soát bệnh tật Thành phố Hải Phòng", "", 2023, "Kế hoạch chiến dịch bổ sung vitamin A liều cao đợt I năm 2023 (theo cổng thông tin thành phố)",
      "Plan of the first vitamin A campaign of 2023 (as the city's portal reports it)")
  ],
  growth: [{
    id: "hai-phong-growth/vitamin-a",
    label: text("Bổ sung vitamin A liều cao tại Hải Phòng, 6–35 tháng", "High-dose vitamin A in Hải Phòng, 6–35 months"),
    from: "2023-06-01",
    cites: [cite("hai-phong-vitamin-a-2023")],
    status: "secondary",
    note: text(`${vitaminANote.vi} Kế hoạch của năm 2023; các năm sau và phần Hải Dương cũ lấy như vậy.`, `${vitaminANote.en} The plan is of 2023; later years, and what was Hải Dương, are taken to be the same.`),
    overrides: "vietnam-growth/vitamin-a",
    supplement: vitaminAUntil(36)
  }]
}
