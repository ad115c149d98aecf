import type { Parameter, ParameterValue, Text } from "@tramyte/core"
import { cite, text, years } from "@tramyte/core/pack"
import { reviewedOn } from "../write.ts"

/** Cẩm Giàng, not Cẩm Giang (10888) of the same city. */
export const commune = "10903"

/** The day the plan was signed. */
export const planFrom = "2026-06-26"

/** A point on which the plan is silent: how it is read here, for the station to change. */
const open = (id: string, at: string, label: Text, value: ParameterValue, note: Text): Parameter =>
  ({ id: `cam-giang/${id}`, label, from: planFrom, cites: [cite("cam-giang-plan-257-2026", at)], status: "unverified", note, value })

/** What stands in the plan's own words, and may still be set otherwise. */
const said = (id: string, at: string, label: Text, value: ParameterValue, note: Text): Parameter =>
  ({ ...open(id, at, label, value, note), status: "verified", reviewedOn })

/** The points that Cẩm Giàng's plan leaves open, each a named choice. */
export const parameters: readonly Parameter[] = [
  said("residence-types", "Mục II.1", text("Hình thức cư trú thuộc phạm vi kế hoạch", "Kinds of residence within the plan"), ["permanent"],
    text("Kế hoạch ghi “(thường trú)”; người tạm vắng không được nói tới.", "The plan says \"(permanent)\"; people registered but absent are not mentioned.")),
  said("group-6-levels", "Mục II.1, Nhóm 6", text("Cấp học thuộc Nhóm 6", "Levels of education in group 6"), ["university", "postgraduate"],
    text("Kế hoạch chỉ nêu “các trường Đại học”; cao đẳng, trung cấp ở Nhóm 7.", "The plan names universities only; colleges and vocational schools stand in group 7.")),
  said("group-7-levels", "Mục II.1, Nhóm 7", text("Cấp học thuộc Nhóm 7", "Levels of education in group 7"),
    ["preschool", "primary", "lowerSecondary", "upperSecondary", "continuing", "college", "vocational"],
    text("Danh sách của kế hoạch kết thúc bằng dấu “...”, nên có thể còn cấp khác.", "The plan's list ends with dots, so that there may be others.")),
  said("infant-age", "Mục II.1, Nhóm 8", text("Tuổi hết là “trẻ em dưới 2 tuổi”", "Age at which a child is no longer under 2"), years(2),
    text("Kế hoạch nêu “Trẻ em dưới 2 tuổi” ở Nhóm 8.", "The plan names children under 2 in group 8.")),
  open("nursery-under-2-in-group-7", "Mục II.1, Nhóm 7 và 8", text("Trẻ dưới 2 tuổi đi nhà trẻ thuộc Nhóm 7", "A child under 2 in a nursery is in group 7"), true,
    text("Nhóm 7 có “Mầm non”, Nhóm 8 có “Trẻ em dưới 2 tuổi”; nhóm đứng trước được chọn. Sai thì trẻ ở Nhóm 8.",
      "Group 7 names preschool, group 8 children under 2; the earlier is taken. If false, the child stays in group 8.")),
  open("insurance-code-counts", "Mục III.2", text("Mã đối tượng trên thẻ BHYT là căn cứ xếp nhóm", "The object code of an insurance card is evidence for a group"), true,
    text("Kế hoạch cho cập nhật danh sách từ dữ liệu bảo hiểm y tế nhưng không nói mã thẻ có đủ làm căn cứ.",
      "The plan has the lists updated from insurance data, but does not say whether a card's code is proof enough.")),
  open("access-counts-groups-4-to-7", "Mục I.2", text("“Nhóm ưu tiên” gồm cả Nhóm 4 đến 7", "The priority groups include groups 4 to 7"), true,
    text("Kế hoạch xếp cả 8 nhóm theo thứ tự ưu tiên và không nói “nhóm ưu tiên” là những nhóm nào. Sai thì chỉ Nhóm 1 đến 3.",
      "The plan orders all eight groups by priority and does not say which are the priority groups. If false, only groups 1 to 3."))
]
