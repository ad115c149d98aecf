import type { Session } from "../campaign.ts"
import { inOrder } from "./dayMatch.ts"

/** Sessions by day and hour; who begins at the same time, by site. A morning without hours is before an afternoon. */
export const byTime = (a: Session, b: Session): number =>
  inOrder(a.day, b.day) || inOrder(startOf(a), startOf(b)) || inOrder(a.site, b.site) || inOrder(a.id, b.id)

const startOf = ({ hours, part }: Session): string => hours?.from ?? (part === "afternoon" ? "12:00" : "00:00")
