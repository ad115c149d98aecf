import type { Parameter } from "@tramyte/core"
import { cite, days, months, text, years } from "@tramyte/core/pack"
import { always, choice, reviewedOn } from "../write.ts"

const unseen = text("Chưa thấy văn bản nào quy định; trạm tự chọn.", "No text that rules this was seen; the station chooses.")

/** The named values of the national pack: thresholds of the law, and choices that it leaves to the station. */
export const parameters: readonly Parameter[] = [
  {
    id: "vietnam/elderly-age",
    label: text("Tuổi người cao tuổi", "Age of the elderly"),
    from: "2010-07-01",
    cites: [cite("law-39-2009", "Điều 2")],
    status: "secondary",
    note: text("Đủ 60 tuổi. Ngày Luật có hiệu lực chưa đối chiếu.", "Full 60 years. The day on which the law came into force was not checked."),
    value: years(60)
  },
  {
    id: "vietnam/minor-worker-age",
    label: text("Tuổi hết là lao động chưa thành niên", "Age at which a worker is no longer a minor"),
    from: "2016-07-01",
    cites: [cite("law-84-2015", "Điều 21")],
    status: "verified",
    reviewedOn,
    value: years(18)
  },
  choice("vietnam/child-age", text("Tuổi hết là trẻ em", "Age at which a child is no longer one"), years(16),
    text("Luật Trẻ em: dưới 16 tuổi; văn bản chưa đọc.", "Law on Children: under 16; the text was not read."), cite("law-102-2016")),
  choice("vietnam/asked-about-work-from", text("Từ tuổi này mới hỏi về việc làm", "Age from which somebody is asked about work"), years(15),
    text("Để không hỏi việc làm của trẻ nhỏ; việc làm đã ghi nhận vẫn được tính ở mọi tuổi.", "So that no infant is asked about work; an employment on record counts at any age."),
    cite("decree-165-2026", "Điều 69.2.c")),
  choice("vietnam/asked-about-study-until", text("Đến dưới tuổi này còn hỏi về việc học", "Age below which somebody is asked about school or study"), years(30),
    text("Lựa chọn của trạm, để không hỏi người già đang học trường nào; người đang học có ghi nhận thì tuổi nào cũng tính.",
      "A choice of the station, so that no old person is asked about school; who is on record as studying counts at any age."), cite("decree-165-2026", "Điều 69.2.b")),
  choice("vietnam/asked-about-pregnancy-from", text("Từ tuổi này mới hỏi về thai nghén", "Age from which a woman is asked about pregnancy"), years(15),
    text("Phụ nữ 15–49 tuổi; thai đã ghi nhận vẫn được tính ở mọi tuổi.", "Women of 15–49; a pregnancy on record counts at any age."), cite("decision-2062-2026")),
  choice("vietnam/asked-about-pregnancy-until", text("Đến dưới tuổi này còn hỏi về thai nghén", "Age below which a woman is asked about pregnancy"), years(50),
    text("Phụ nữ 15–49 tuổi; thai đã ghi nhận vẫn được tính ở mọi tuổi.", "Women of 15–49; a pregnancy on record counts at any age."), cite("decision-2062-2026")),
  {
    id: "vietnam/entitlement-order",
    label: text("Thứ tự xét các diện được khám", "Order of the entitlement classes"),
    from: "2026-07-01",
    cites: [cite("decree-165-2026", "Điều 69.2")],
    status: "unverified",
    note: text("Nghị định chỉ xếp diện a sau b, c, d; thứ tự giữa b, c, d không có (học sinh đi làm, học viên công an).",
      "The decree puts only class a after b, c and d; b, c and d are not ordered among themselves (a working pupil, a police cadet)."),
    value: ["vietnam/class-b", "vietnam/class-c", "vietnam/class-d", "vietnam/class-a"]
  },
  {
    id: "vietnam/elderly-checkups-min",
    label: text("Số lần khám định kỳ ít nhất mỗi năm của người cao tuổi", "Least number of yearly checkups of the elderly"),
    from: "2012-01-01",
    cites: [cite("circular-35-2011", "Điều 3"), cite("decision-1116-2026")],
    status: "verified",
    reviewedOn,
    value: 1
  },
  {
    id: "vietnam/elderly-checkups-target",
    label: text("Số lần khám định kỳ phấn đấu mỗi năm của người cao tuổi", "Number of yearly checkups of the elderly aimed at"),
    from: "2012-01-01",
    cites: [cite("circular-35-2011", "Điều 3")],
    status: "verified",
    reviewedOn,
    note: text("Văn bản quốc gia chỉ nêu mức ít nhất.", "The national texts give the least number only."),
    value: 1
  },
  {
    id: "vietnam/six-monthly-interval",
    label: text("Khoảng cách khám của nhóm khám 6 tháng một lần", "Interval of the six-monthly examination"),
    from: "2016-07-01",
    cites: [cite("law-84-2015", "Điều 21")],
    status: "verified",
    reviewedOn,
    value: months(6)
  },
  choice("vietnam/recall-window", text("Mở đợt khám trước hạn", "How long before the due day it may be done"), days(30),
    text("Lựa chọn tổ chức của trạm.", "An operational choice of the station."), cite("decree-165-2026", "Điều 74.4.a")),
  choice("vietnam/pupil-year", text("“Năm” trong khám học sinh một lần mỗi năm", "Which year is meant by once a year for pupils"), "school",
    text("“calendar”: năm dương lịch; “school”: năm học. Nghị định nói đầu năm học nhưng không định nghĩa.", "\"calendar\" or \"school\". The decree speaks of the start of the school year and defines no year."),
    cite("decree-165-2026", "Điều 5")),
  choice("vietnam/school-year-start", text("Ngày bắt đầu năm học", "First day of the school year"), { month: 9, day: 1 },
    text("Thành phố quyết định hằng năm; lễ khai giảng thường là 05/9.", "The city decides each year; the ceremony is customarily on 5 September."), cite("decree-165-2026", "Điều 5")),
  choice("vietnam/hypertension-screening-from", text("Tuổi bắt đầu đo huyết áp tầm soát", "Age from which blood pressure is screened"), years(18),
    text("Không văn bản nào nêu tuổi; 18 là tuổi của mẫu khám người lớn và của mục tiêu huyết áp trong QĐ 5904.",
      "No text gives an age; 18 is where the adult form and the targets of decision 5904 begin."), cite("decision-5904-2019"), cite("circular-25-2026")),
  choice("vietnam/hypertension-screening-interval", text("Khoảng cách đo huyết áp tầm soát", "Interval of blood pressure screening"), years(1),
    text("Không văn bản nào nêu khoảng cách; theo quyền khám hằng năm.", "No text gives an interval; that of the yearly right is taken."), cite("decree-165-2026", "Điều 69.2")),
  choice("vietnam/diabetes-screening-from", text("Tuổi bắt đầu tầm soát đái tháo đường", "Age from which diabetes is screened"), years(45), unseen, cite("decision-5481-2020")),
  choice("vietnam/diabetes-at-risk-from", text("Tuổi bắt đầu tầm soát đái tháo đường khi có nguy cơ", "Age from which diabetes is screened in people at risk"), years(18), unseen, cite("decision-5481-2020")),
  choice("vietnam/diabetes-screening-bmi", text("BMI cần tầm soát đái tháo đường khi kèm nguy cơ (kg/m²)", "BMI at which risk factors call for diabetes screening (kg/m²)"), 23, unseen, cite("decision-5481-2020")),
  choice("vietnam/diabetes-screening-interval", text("Khoảng cách tầm soát đái tháo đường", "Interval of diabetes screening"), years(1),
    text("Nguồn đã thấy ghi 1–3 năm; lấy mức ngắn nhất.", "The source seen says 1–3 years; the shortest is taken."), cite("decision-5481-2020")),
  {
    id: "vietnam/cervical-screening-from",
    label: text("Tuổi bắt đầu sàng lọc ung thư cổ tử cung", "Age from which cervical cancer is screened"),
    from: "2016-01-01",
    cites: [cite("cervical-plan-2016")],
    status: "secondary",
    note: text("Chỉ tiêu kế hoạch quốc gia 2016–2025: phụ nữ 30–54 tuổi. Tuổi trong QĐ 3792/2024 chưa thấy.", "Target of the national plan 2016–2025: women of 30–54. The ages of decision 3792/2024 were not seen."),
    value: years(30)
  },
  {
    id: "vietnam/cervical-screening-until",
    label: text("Đến dưới tuổi này còn sàng lọc ung thư cổ tử cung", "Age below which cervical cancer is screened"),
    from: "2016-01-01",
    cites: [cite("cervical-plan-2016")],
    status: "secondary",
    note: text("Hết 54 tuổi.", "To the end of age 54."),
    value: years(55)
  },
  choice("vietnam/cervical-hpv-interval", text("Khoảng cách sau xét nghiệm HPV", "Interval after an HPV test"), years(5),
    text("WHO: 5–10 năm, văn bản chưa đọc; lấy mức ngắn nhất.", "WHO: 5–10 years, the text was not read; the shortest is taken."), cite("who-cervical-2021")),
  choice("vietnam/cervical-via-interval", text("Khoảng cách sau VIA hoặc tế bào học", "Interval after VIA or cytology"), years(3),
    text("WHO: 3 năm, văn bản chưa đọc.", "WHO: 3 years, the text was not read."), cite("who-cervical-2021")),
  {
    id: "vietnam/vision-check-from",
    label: text("Tuổi bắt đầu đo thị lực ở trường", "Age from which acuity is checked at school"),
    from: "2016-01-01",
    cites: [cite("joint-circular-13-2016")],
    status: "secondary",
    value: months(36)
  },
  {
    id: "vietnam/control-systolic",
    label: text("Huyết áp tâm thu dưới mức này là kiểm soát (mmHg)", "Systolic pressure below which hypertension counts as controlled (mmHg)"),
    from: always,
    cites: [cite("who-ncd-c4-2022")],
    status: "verified",
    reviewedOn,
    note: text("Ngưỡng cố định của chỉ số, không phải mục tiêu điều trị của từng người.", "The fixed threshold of the indicator, not the clinical target of a person."),
    value: 140
  },
  {
    id: "vietnam/control-diastolic",
    label: text("Huyết áp tâm trương dưới mức này là kiểm soát (mmHg)", "Diastolic pressure below which hypertension counts as controlled (mmHg)"),
    from: always,
    cites: [cite("who-ncd-c4-2022")],
    status: "verified",
    reviewedOn,
    value: 90
  },
  choice("vietnam/control-glucose", text("Đường huyết lúc đói dưới mức này là kiểm soát (mmol/L)", "Fasting glucose below which diabetes counts as controlled (mmol/L)"), 7,
    text("Văn bản chưa đọc.", "The text was not read."), cite("hearts-d-2020")),
  choice("vietnam/control-hba1c", text("HbA1c dưới mức này là kiểm soát (%)", "HbA1c below which diabetes counts as controlled (%)"), 7,
    text("Văn bản chưa đọc.", "The text was not read."), cite("hearts-d-2020"))
]
