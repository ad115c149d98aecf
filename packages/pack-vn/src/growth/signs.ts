import type { AgesInMonths, GrowthItem, SignRule } from "@tramyte/core/growth"
import { cite, text, weeks } from "@tramyte/core/pack"
import { dated, type DatedSource } from "./items.ts"

const nice: DatedSource = {
  cites: [cite("nice-ng75-2017", "1.2.1")],
  status: "secondary",
  from: "2017-09-27",
  note: text("Hướng dẫn của Anh cho trẻ trước tuổi đi học; ở Việt Nam chưa thấy văn bản nào có ngưỡng. Một khoảng bách phân là 0,67 SD.", "A guideline of the United Kingdom for infants and preschool children; no Vietnamese text with thresholds was seen. A centile space is 0.67 SD.")
}

const velocity: DatedSource = {
  cites: [cite("who-velocity-2009")],
  status: "unverified",
  note: text("Ngưỡng -2 SD; một khoảng đơn lẻ dễ sai do cân đo, hai khoảng liền nhau thì chắc hơn. Văn bản của WHO chưa đọc.", "The threshold is -2 SD; a single interval is easily an error of measuring, two in a row are surer. WHO's text was not read.")
}

const chart: DatedSource = {
  cites: [cite("road-to-health-chart-2017"), cite("who-growth-training-2008", "Phần C")],
  status: "unverified",
  note: text("Biểu đồ tăng trưởng: đường đi lên là tốt, nằm ngang là đe dọa, đi xuống là nguy hiểm. Số lần và khoảng cách giữa hai lần (4 tuần) và tuổi dưới 24 tháng là lựa chọn ở đây.",
    "On the growth chart a line that rises is good, a flat one warns, a falling one is danger. The number of visits the 4 weeks between them and the ages below 24 months are chosen here.")
}

/** The guideline treats the loss of the first days apart; 0.7 months are 21 days. */
const afterEarlyDays: AgesInMonths = { from: 0.7, until: 60 }

const sign = (code: string, vi: string, en: string, source: DatedSource, when: SignRule, ages?: AgesInMonths): GrowthItem => {
  const label = text(vi, en)
  return { ...dated(code, label, source), sign: { code, label, when, ...(ages === undefined ? {} : { ages }) } }
}

/** Signs that a child does not grow as it should (dấu hiệu chậm tăng trưởng). */
export const signs: readonly GrowthItem[] = [
  sign("weight-loss", "sụt cân", "weight loss", {
    ...chart,
    cites: [...chart.cites, cite("who-mgrs-2004")],
    note: text("Nhẹ hơn lần trước quá sai số của phép cân (100 g, như WHO cho phép giữa hai người cân). Trong 3 tuần đầu, khi trẻ sụt cân sinh lý, có dấu hiệu riêng.",
      "Lighter than the time before by more than weighing errs (100 g, as WHO allows between two measurers). In the first 3 weeks, when some loss is normal, another sign holds.")
  }, { sign: "weightLoss", moreThan: 0.1 }, afterEarlyDays),
  sign("newborn-weight-loss", "sụt quá 10 % cân nặng lúc sinh", "loss of more than 10 % of the birth weight", {
    ...nice,
    cites: [cite("nice-ng75-2017", "1.1.2")],
    note: text("Hướng dẫn nói “những ngày đầu”, không nêu số ngày; phần lớn trẻ trở lại cân nặng lúc sinh trước 3 tuần. Ở đây: 21 ngày.", "The guideline says \"early days\" without a number; most infants are back at their birth weight by 3 weeks. Here: 21 days.")
  }, { sign: "newbornLoss", moreThanPercent: 10, withinDays: 21 }),
  sign("flat-line", "đường cân nặng nằm ngang", "flat weight line", chart, { sign: "flatLine", visits: 2, apart: weeks(4) }, { from: 0.7, until: 24 }),
  sign("centile-fall", "cân nặng tụt qua các khoảng bách phân", "fall across weight centile spaces", nice, {
    sign: "centileFall", indicator: "weight-for-age", spaceInZ: 0.67,
    spaces: [{ fromCentileBelow: 9, spaces: 1 }, { fromCentileBelow: 91, spaces: 2 }, { spaces: 3 }]
  }, afterEarlyDays),
  sign("below-2nd-centile", "cân nặng dưới bách phân vị thứ 2", "weight below the 2nd centile", nice, { sign: "lowCentile", indicator: "weight-for-age", below: 2 }, afterEarlyDays),
  sign("low-weight-increment", "tăng cân ít", "low weight increment", velocity, { sign: "lowIncrement", measure: "weight", belowZ: -2, times: 1 }, { from: 0, until: 24 }),
  sign("two-low-weight-increments", "tăng cân ít hai lần liền", "two low weight increments in a row", velocity, { sign: "lowIncrement", measure: "weight", belowZ: -2, times: 2 }, { from: 0, until: 24 }),
  sign("low-length-increment", "tăng chiều dài ít", "low length increment", velocity, { sign: "lowIncrement", measure: "length", belowZ: -2, times: 1 }, { from: 0, until: 24 }),
  sign("two-low-length-increments", "tăng chiều dài ít hai lần liền", "two low length increments in a row", velocity, { sign: "lowIncrement", measure: "length", belowZ: -2, times: 2 }, { from: 0, until: 24 }),
  sign("low-conditional-weight-gain", "tăng cân ít hơn mong đợi", "less weight gained than expected", {
    cites: [cite("conditional-gain-2023")],
    status: "secondary",
    from: "2023-01-01",
    note: text("So với trẻ đứng cùng chỗ ở lần trước (ít nhất 4 tuần); dưới -2,326 (1 %). Bài báo: ngưỡng 5 % báo nhầm khoảng 28–30 % số trẻ ít nhất một lần trong mười lần cân, ngưỡng 1 % khoảng 8–9 %. Không có mô hình tương quan thì chưa rõ.",
      "Against children who stood in the same place the time before (at least 4 weeks); below -2.326 (1 %). The article: at 5 % about 28–30 % of children would be referred at least once in ten visits, at 1 % about 8–9 %. Without a model of correlation it is not known.")
  }, { sign: "lowConditionalGain", indicator: "weight-for-age", belowZ: -2.326 }, { from: 0.7, until: 24 })
]
