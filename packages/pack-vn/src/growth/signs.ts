import type { AgesInMonths, GrowthItem, SignRule } from "@tramyte/core/growth"
import { cite, text, weeks } from "@tramyte/core/pack"
import { dated, type DatedSource } from "./items.ts"
import { sinceGuideline } from "./weighing.ts"

const nice: DatedSource = {
  cites: [cite("nice-ng75-2017", "1.2.1")],
  status: "secondary",
  from: sinceGuideline,
  note: text("Hướng dẫn của Anh cho trẻ trước tuổi đi học; ở Việt Nam chưa thấy văn bản nào có ngưỡng. Một khoảng bách phân là 0,67 SD.", "A guideline of the United Kingdom for infants and preschool children; no Vietnamese text with thresholds was seen. A centile space is 0.67 SD.")
}

const velocity: DatedSource = {
  cites: [cite("who-velocity-2009")],
  status: "unverified",
  note: text("Ngưỡng -2 SD; một khoảng đơn lẻ dễ sai do cân đo, hai khoảng liên tiếp thì chắc hơn. Văn bản của WHO chưa đọc.", "The threshold is -2 SD; a single interval is easily an error of measuring, two in a row are surer. WHO's text was not read.")
}

const chart = { cites: [cite("road-to-health-chart-2017"), cite("who-growth-training-2008", "Phần C")], status: "unverified" } as const

/** A healthy child now and then gains nothing in a month, the older the more often: so the older, the longer the line has to be flat. */
const flat: DatedSource = {
  ...chart,
  cites: [...chart.cites, cite("who-velocity-2009")],
  note: text("Biểu đồ tăng trưởng: đường đi lên là tốt, nằm ngang là đe dọa, đi xuống là nguy hiểm. Theo bảng vận tốc của WHO, trẻ khỏe không tăng cân trong một tháng: đến 6 tháng tuổi nhiều nhất 1,5 %, lúc 6 tháng 3 %, 7 tháng 5 %, 9 tháng 10 %, 11 tháng 13 %; trong hai tháng ở 12–22 tháng vẫn 6–12 %. Vì thế ở đây: một tháng (2 lần cân) dưới 6 tháng tuổi, hai tháng (3 lần) ở 6–11 tháng, ba tháng (4 lần) ở 12–23 tháng, mỗi lần cách nhau ít nhất 4 tuần. Số lần và khoảng cách là lựa chọn ở đây.",
    "On the growth chart a line that rises is good, a flat one warns, a falling one is danger. By WHO's velocity tables healthy children gain nothing in one month: 1.5 % at most until 6 months, 3 % at 6 months, 5 % at 7, 10 % at 9, 13 % at 11; over two months at 12–22 months still 6–12 %. Hence here: one month (2 visits) below 6 months, two months (3 visits) at 6–11 months, three months (4 visits) at 12–23 months, each at least 4 weeks apart. The numbers of visits and their distance are chosen here.")
}

/** The guideline treats the loss of the first days apart; 0.7 months are 21 days. */
const afterEarlyDays: AgesInMonths = { from: 0.7, until: 60 }

const sign = (code: string, vi: string, en: string, source: DatedSource, when: SignRule, ages?: AgesInMonths): GrowthItem => {
  const label = text(vi, en)
  return { ...dated(code, label, source), sign: { code, label, when, ...(ages === undefined ? {} : { ages }) } }
}

const flatLine = (name: string, vi: string, en: string, visits: number, ages: AgesInMonths): GrowthItem => ({
  ...dated(name, text(`Đường cân nặng nằm ngang, ${vi}`, `Flat weight line, ${en}`), flat),
  sign: { code: "flat-line", label: text("đường cân nặng nằm ngang", "flat weight line"), ages, when: { sign: "flatLine", visits, apart: weeks(4) } }
})

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
  flatLine("flat-line-under-6-months", "dưới 6 tháng", "under 6 months", 2, { from: 0.7, until: 6 }),
  flatLine("flat-line-6-to-11-months", "6–11 tháng", "6–11 months", 3, { from: 6, until: 12 }),
  flatLine("flat-line-12-to-23-months", "12–23 tháng", "12–23 months", 4, { from: 12, until: 24 }),
  sign("centile-fall", "cân nặng tụt qua các khoảng bách phân", "fall across weight centile spaces", nice, {
    sign: "centileFall", indicator: "weight-for-age", spaceInZ: 0.67,
    spaces: [{ fromCentileBelow: 9, spaces: 1 }, { fromCentileBelow: 91, spaces: 2 }, { spaces: 3 }]
  }, afterEarlyDays),
  sign("below-2nd-centile", "cân nặng dưới bách phân vị thứ 2", "weight below the 2nd centile", nice, { sign: "lowCentile", indicator: "weight-for-age", below: 2 }, afterEarlyDays),
  sign("low-weight-increment", "tăng cân ít", "low weight increment", velocity, { sign: "lowIncrement", measure: "weight", belowZ: -2, times: 1 }, { from: 0, until: 24 }),
  sign("two-low-weight-increments", "tăng cân ít hai lần liên tiếp", "two low weight increments in a row", velocity, { sign: "lowIncrement", measure: "weight", belowZ: -2, times: 2 }, { from: 0, until: 24 }),
  sign("low-length-increment", "tăng chiều dài ít", "low length increment", velocity, { sign: "lowIncrement", measure: "length", belowZ: -2, times: 1 }, { from: 0, until: 24 }),
  sign("two-low-length-increments", "tăng chiều dài ít hai lần liên tiếp", "two low length increments in a row", velocity, { sign: "lowIncrement", measure: "length", belowZ: -2, times: 2 }, { from: 0, until: 24 }),
  sign("low-conditional-weight-gain", "tăng cân ít hơn mong đợi", "less weight gained than expected", {
    cites: [cite("conditional-gain-2023")],
    status: "secondary",
    from: "2023-01-01",
    note: text("So với trẻ đứng cùng chỗ ở lần trước (ít nhất 4 tuần); dưới -2,326 (1 %). Bài báo: ngưỡng 5 % báo nhầm khoảng 28–30 % số trẻ ít nhất một lần trong mười lần cân, ngưỡng 1 % khoảng 8–9 %. Không có mô hình tương quan thì chưa rõ.",
      "Against children who stood in the same place the time before (at least 4 weeks); below -2.326 (1 %). The article: at 5 % about 28–30 % of children would be referred at least once in ten visits, at 1 % about 8–9 %. Without a model of correlation it is not known.")
  }, { sign: "lowConditionalGain", indicator: "weight-for-age", belowZ: -2.326 }, { from: 0.7, until: 24 })
]
