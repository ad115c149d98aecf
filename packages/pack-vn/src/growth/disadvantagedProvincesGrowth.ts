import type { Pack } from "@tramyte/core"
import { cite, months, text } from "@tramyte/core/pack"
import { vitaminANote, vitaminAUntil } from "./vitaminA.ts"

const source = { from: "2017-06-01", cites: [cite("vitamin-a-rounds-2017"), cite("vitamin-a-letter-3232-2023")], status: "secondary" } as const

/**
 * Vitamin A for 6 to 59 months, for the provinces where stunting is frequent (22 before the mergers of 2025; their list was not seen).
 * A station of one of them composes it after the national pack of growth; Hải Phòng is none.
 *
 * @example
 * ```ts
 * import { composePacks } from "@tramyte/core"
 * import { vietNam } from "@tramyte/pack-vn"
 * import { disadvantagedProvincesGrowth, vietNamGrowth } from "@tramyte/pack-vn/growth"
 *
 * const rules = composePacks([vietNam, vietNamGrowth, disadvantagedProvincesGrowth]).on("2026-06-01")
 * rules.growth.find(({ supplement }) => supplement !== undefined)?.supplement?.doses.at(-1)?.until // => { months: 60 }
 * ```
 */
export const disadvantagedProvincesGrowth: Pack = {
  format: 1,
  id: "disadvantaged-provinces-growth",
  version: "2026.1.0",
  label: text("Tỉnh khó khăn: vitamin A đến 59 tháng", "Disadvantaged provinces: vitamin A to 59 months"),
  needs: [{ pack: "vietnam-growth", version: ">=2026.1.0" }],
  citations: [],
  parameters: [{
    ...source, id: "disadvantaged-provinces-growth/vitamin-a-until", overrides: "vietnam-growth/vitamin-a-until", label: text("Vitamin A đến trước khi đủ, ở tỉnh khó khăn", "Vitamin A until the age of, in disadvantaged provinces"), value: months(60)
  }],
  growth: [{
    ...source, id: "disadvantaged-provinces-growth/vitamin-a", overrides: "vietnam-growth/vitamin-a", label: text("Bổ sung vitamin A liều cao ở tỉnh khó khăn, 6–59 tháng", "High-dose vitamin A in disadvantaged provinces, 6–59 months"),
    note: text(`${vitaminANote.vi} Nơi này còn tẩy giun 24–59 tháng cùng đợt: chưa có ở đây.`, `${vitaminANote.en} These also deworm children of 24–59 months in the round: not in here.`), supplement: vitaminAUntil(60)
  }]
}
