import type { Text } from "@tramyte/core"
import type { Obstacle, Unserved } from "@tramyte/core/campaign"

/**
 * Why somebody has no session, in words that may stand beside a name: no disease, no group, no room (lý do chưa có lịch).
 *
 * @example
 * ```ts
 * import { whyUnservedText } from "@tramyte/documents"
 *
 * whyUnservedText({ id: "p1", reason: "full", open: 3, because: [] }).en // => "All 3 sessions that the person could come to are full."
 * whyUnservedText({ id: "p1", reason: "noSession", open: 0, because: ["windows"] }).vi // => "Chưa có buổi khám phù hợp: không có buổi nào vào những ngày người này đến được."
 * ```
 */
export const whyUnservedText = ({ reason, open, because }: Unserved): Text => {
  if (reason === "full") {
    return fullBecause(open === 1
      ? { vi: "Buổi khám duy nhất mà người này đến được đã hết chỗ", en: "The one session that the person could come to is full" }
      : { vi: `Cả ${open} buổi khám mà người này đến được đều đã hết chỗ`, en: `All ${open} sessions that the person could come to are full` }, because)
  }
  if (because.includes("sessions")) return { vi: "Chưa mở buổi khám nào.", en: "There is no session yet." }
  if (because.length === 0) {
    return { vi: "Chưa có buổi khám phù hợp: vướng nhiều điều kiện cùng một lúc.", en: "No session fits: several things stand in the way together." }
  }
  const each = because.map((obstacle) => obstacles[obstacle])
  return {
    vi: `Chưa có buổi khám phù hợp: ${each.map(({ vi }) => vi).join("; hoặc ")}.`,
    en: `No session fits: ${each.map(({ en }) => en).join("; or ")}.`
  }
}

/** That sessions are full, and what would open one that has room. */
export const fullBecause = (full: Text, because: readonly Obstacle[]): Text => {
  const each = because.flatMap((obstacle) => hindered[obstacle] ?? [])
  if (each.length === 0) return { vi: `${full.vi}.`, en: `${full.en}.` }
  return { vi: `${full.vi}: ${each.map(({ vi }) => vi).join("; ")}.`, en: `${full.en}: ${each.map(({ en }) => en).join("; ")}.` }
}

const hindered: Readonly<Partial<Record<Obstacle, Text>>> = {
  rooms: { vi: "còn buổi có chỗ, nhưng phòng, máy cần thiết đã hết lượt", en: "there are places, but what the examination needs is taken" },
  villages: { vi: "ngày của thôn đã hết chỗ, ngày của thôn khác còn chỗ", en: "the village's days are taken, other villages' days have room" },
  windows: { vi: "còn chỗ vào những ngày mà người này không đến được", en: "there is room on days on which the person cannot come" },
  part: { vi: "còn chỗ vào phần ngày khác (sáng hoặc chiều)", en: "there is room at the other part of the day" },
  fixed: { vi: "buổi của cơ quan, trường học đã hết chỗ, buổi khác còn chỗ", en: "the organisation's own days are taken, others have room" }
}

const obstacles: Readonly<Record<Obstacle, Text>> = {
  sessions: { vi: "chưa mở buổi khám nào", en: "there is no session yet" },
  windows: { vi: "không có buổi nào vào những ngày người này đến được", en: "none is on the days on which the person can come" },
  part: { vi: "không có buổi nào vào phần ngày (sáng hoặc chiều) cần thiết", en: "none is at the needed part of the day" },
  rooms: { vi: "không có buổi nào đủ điều kiện về phòng, máy cần thiết", en: "none has what the examination needs" },
  villages: { vi: "không có ngày khám nào dành cho thôn này", en: "no day is given to the village" },
  fixed: { vi: "buổi khám mà cơ quan, trường học đã định không còn", en: "the session that the employer or school laid down is not there" },
  capacity: { vi: "những buổi phù hợp không còn chỗ nào để nhận người", en: "the sessions that fit have no places at all" }
}
