import type { WriteBatch } from "@tramyte/sdk"

/** Those about whom all writers write: the first and the last of all people, so that who reads from the one to the other reads several pages. */
export const people = ["a-0", "a-1", "z-0", "z-1"]

/** With whom the writers begin. */
export const everybody: WriteBatch = {
  id: "everybody", label: "register", recorded: "2026-04-01T08:00:00+07:00",
  persons: [...people, ...Array.from({ length: 1200 }, (_, index) => `m-${index}`)].map((id) => ({ id }))
}
