import { readFileSync } from "node:fs"

const { doses } = JSON.parse(readFileSync(new URL("../../data-sources/vial-sizes.json", import.meta.url), "utf8")) as { readonly doses: Readonly<Record<string, number>> }

/** The vials to take along for so many doses, and the doses that are left in the last one (hao phí); nothing for a vaccine whose vials are not known. */
export const vialsFor = (vaccine: string, needed: number): { readonly vials: number; readonly size: number; readonly left: number } | undefined => {
  const size = Object.hasOwn(doses, vaccine) ? doses[vaccine]! : undefined
  if (size === undefined) return undefined
  const vials = Math.ceil(needed / size)
  return { vials, size, left: vials * size - needed }
}
