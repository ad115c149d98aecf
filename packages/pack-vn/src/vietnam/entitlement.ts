import type { Group, Grouping, Predicate, Text } from "@tramyte/core"
import { alive, any, cite, param, rule, text } from "@tramyte/core/pack"
import { reviewedOn } from "../write.ts"

const entitled = (letter: string, label: Text, when: Predicate): Group =>
  ({ id: `vietnam/class-${letter}`, label, when, cites: [cite("decree-165-2026", `Điều 69.2.${letter}`)] })

/**
 * The five classes of those entitled to a free yearly checkup (diện được khám sức khỏe định kỳ, khám sàng lọc miễn phí).
 *
 * Class a is for those "not in b, c, d": its order does that, so that an elder whose work is not known stands in class a
 * provisionally and not among everybody else.
 */
export const entitlement: Grouping = {
  id: "vietnam/entitlement",
  label: text("Diện được khám sức khỏe định kỳ, khám sàng lọc miễn phí", "Classes entitled to a free periodic checkup or screening"),
  from: "2026-07-01",
  cites: [cite("decree-165-2026", "Điều 69.2")],
  status: "verified",
  reviewedOn,
  mode: "first",
  order: param("vietnam/entitlement-order"),
  scope: alive,
  groups: [
    entitled("a", text("Diện a: người cao tuổi, khuyết tật, hộ nghèo, cận nghèo, có công, bệnh mạn tính, vùng khó khăn",
      "Class a: elderly, disabled, poor, near-poor, merit, chronic disease, favoured area"),
    any(rule("vietnam/elderly"), rule("vietnam/disabled"), rule("vietnam/poor"), rule("vietnam/merit"), rule("vietnam/chronic-disease"), rule("vietnam/favoured-area"))),
    entitled("b", text("Diện b: trẻ mầm non, học sinh phổ thông", "Class b: preschool children and pupils"),
      any(rule("vietnam/preschool-child"), rule("vietnam/general-school-pupil"))),
    entitled("c", text("Diện c: người lao động", "Class c: workers"), rule("vietnam/worker")),
    entitled("d", text("Diện d: quân đội, công an", "Class d: army and police"), rule("vietnam/armed-forces"))
  ],
  otherwise: { id: "vietnam/class-dd", label: text("Diện đ: những người khác", "Class đ: everybody else"), cites: [cite("decree-165-2026", "Điều 69.2.đ")] }
}
