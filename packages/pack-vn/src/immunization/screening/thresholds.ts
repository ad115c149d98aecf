import type { Parameter, ParameterValue, Text } from "@tramyte/core"
import { cite, days, months, text } from "@tramyte/core/pack"
import { type Found, fromForms, type Guideline, guidelines, inPart, retold } from "./guidelines.ts"

/** A figure of one or both guidelines: where they differ it is dated. */
const figure = (name: string, label: Text, ...under: readonly (readonly [Guideline["key"], ParameterValue, Found])[]): readonly Parameter[] => under.flatMap(([key, value, found]) =>
  guidelines.filter((one) => one.key === key).map(({ cites, from, until }) => ({ id: `vietnam-immunization/${name}`, label, from, ...(until === undefined ? {} : { until }), cites, ...found, value })))

const inBoth = (name: string, label: Text, value: ParameterValue, before: Found, now: Found): readonly Parameter[] => figure(name, label, ["2470", value, before], ["1575", value, now])

const outsideHospitals: Found = {
  status: "secondary",
  note: text("Ngoài bệnh viện. Trang thuật lại ghi trên 38 °C, phiếu khám ghi từ 38 °C.", "Outside hospitals. The page that retells it says above 38 °C, the forms say from 38 °C on.")
}

/** The figures of screening before vaccination (ngưỡng khám sàng lọc trước tiêm chủng), each with the guideline that has it. */
export const thresholds: readonly Parameter[] = [
  ...figure("fever-threshold", text("Sốt từ (trẻ từ 1 tháng, ngoài bệnh viện), °C", "Fever from (1 month of age on, outside hospitals), °C"), ["2470", 37.5, fromForms], ["1575", 38, outsideHospitals]),
  ...inBoth("newborn-fever-threshold", text("Sốt từ (trẻ sơ sinh), °C", "Fever from (newborns), °C"), 37.5, fromForms, fromForms),
  ...inBoth("cold-threshold", text("Hạ thân nhiệt đến, °C", "Hypothermia up to, °C"), 35.5, fromForms, retold),
  ...inBoth("low-weight-threshold", text("Nhẹ cân dưới, g", "Low weight below, g"), 2000, retold, fromForms),
  ...inBoth("early-birth-threshold", text("Sinh non dưới, tuần", "Born early below, weeks"), 34, retold, fromForms),
  ...inBoth("wait-after-immunoglobulin", text("Sau khi dùng globulin miễn dịch", "Time after immunoglobulin"), months(3), fromForms, inPart),
  ...inBoth("wait-after-corticoid", text("Sau đợt corticoid liều cao, hóa trị, xạ trị", "Time after high-dose corticoids, chemotherapy or radiotherapy"), days(14), inPart, inPart),
  ...figure("anaphylaxis-contraindication-grade", text("Phản vệ: chống chỉ định từ độ", "Anaphylaxis: contraindicated from grade"), ["1575", 3, retold]),
  ...figure("anaphylaxis-referral-grade", text("Phản vệ: chuyển bệnh viện từ độ", "Anaphylaxis: to a hospital from grade"), ["1575", 2, retold]),
  {
    id: "vietnam-immunization/bilirubin-threshold", label: text("Bilirubin máu trên, mg/dL", "Bilirubin above, mg/dL"), from: "2019-06-14", cites: [cite("decision-2470-2019"), cite("decision-1575-2023")], status: "unverified",
    note: text("Theo một cổng thông tin tỉnh; chỉ xét khi có kết quả.", "By a province's web page; looked at only where there is a result."), value: 7
  }
]
