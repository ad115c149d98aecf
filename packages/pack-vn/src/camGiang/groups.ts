import type { Group, Grouping, Predicate } from "@tramyte/core"
import { aged, all, any, cite, facts, flag, on, param, rule, text, valueSet } from "@tramyte/core/pack"
import { askedWithin, reviewedOn, studies } from "../write.ts"
import { planFrom } from "./parameters.ts"

const group = (number: number, vi: string, en: string, when: Predicate): Group => ({
  id: `cam-giang/group-${number}`,
  label: text(`Nhóm ${number}: ${vi}`, `Group ${number}: ${en}`),
  cites: [cite("cam-giang-plan-257-2026", `Mục II.1, Nhóm ${number}`)],
  when
})

const ofWorkingAge = aged({ atLeast: param("vietnam/asked-about-work-from") })
const worksAs = (...codes: readonly [string, ...string[]]): Predicate => askedWithin(ofWorkingAge, facts("employment").coded(...codes).activeOn(on).exist())

/** The seven named groups in the plan's order of priority. */
export const groups: readonly Group[] = [
  group(1, "Người có công", "People with meritorious service", any(facts("merit").activeOn(on).exist(), rule("cam-giang/merit-by-card"))),
  group(2, "Người cao tuổi", "Elderly people", rule("vietnam/elderly")),
  group(3, "Bảo trợ xã hội (người khuyết tật, người thuộc hộ nghèo, cận nghèo)", "Social protection (disabled, poor, near-poor)",
    any(facts("disability").activeOn(on).exist(), facts("poverty").coded(valueSet("vietnam/poverty-levels")).activeOn(on).exist(), rule("cam-giang/social-protection-by-card"))),
  group(4, "Người lao động theo hợp đồng, thử việc, học nghề, tập nghề; cán bộ, công chức, viên chức; ngành, nghề đặc thù",
    "Workers on a contract or probation, apprentices and trainees; cadres, civil servants and public employees; special trades",
    any(worksAs("contract", "probation", "apprentice", "trainee", "cadre", "civilServant", "publicEmployee", "specialTrade"), rule("cam-giang/worker-by-card"))),
  group(5, "Lực lượng vũ trang nhân dân (công an, quân đội)", "Armed forces (police, army)",
    any(worksAs("police", "military"), rule("cam-giang/armed-forces-by-card"))),
  group(6, "Sinh viên, nghiên cứu sinh đại học", "University students and postgraduates",
    askedWithin(aged({ atLeast: param("vietnam/asked-about-work-from"), below: param("vietnam/asked-about-study-until") }), facts("education").coded(param("cam-giang/group-6-levels")).activeOn(on).exist())),
  group(7, "Học sinh; sinh viên cao đẳng, trung cấp, nghề", "Pupils; students of colleges and vocational schools",
    all(
      any(studies(param("cam-giang/group-7-levels")), rule("cam-giang/pupil-by-card")),
      any(flag("cam-giang/nursery-under-2-in-group-7"), aged({ atLeast: param("cam-giang/infant-age") }))
    ))
]

/** The eight priority groups of Cẩm Giàng's plan (tám nhóm đối tượng theo thứ tự ưu tiên): the first that fits counts. */
export const priorityGroups: Grouping = {
  id: "cam-giang/priority-groups",
  label: text("Nhóm đối tượng theo thứ tự ưu tiên", "Groups in order of priority"),
  from: planFrom,
  cites: [cite("cam-giang-plan-257-2026", "Mục II.1")],
  status: "verified",
  reviewedOn,
  note: text("Kế hoạch ghi “từ tháng 6/2026 và duy trì thường xuyên hằng năm”; lấy từ ngày ký. Người thuộc nhiều nhóm được tính ở nhóm đứng trước.",
    "The plan says \"from June 2026 and every year\"; the day signed is taken. Who is in several groups counts in the first."),
  mode: "first",
  main: true,
  scope: rule("cam-giang/resident"),
  groups,
  otherwise: {
    id: "cam-giang/group-8",
    label: text("Nhóm 8: Đối tượng không thuộc các nhóm trên", "Group 8: Everybody else"),
    cites: [cite("cam-giang-plan-257-2026", "Mục II.1, Nhóm 8")]
  }
}
