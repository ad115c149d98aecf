/**
 * What people call a thing whose identifier carries more than they need: `10903-h-10903-H00012` among others of its kind is `H00012`. The
 * part that all of them begin with goes, up to its last separator.
 */
export const shortNames = (ids: readonly string[]): ((id: string) => string) => {
  const [first = "", ...others] = ids
  let common = first.length
  for (const id of others) {
    let same = 0
    while (same < common && id[same] === first[same]) same++
    common = same
  }
  const cut = others.length === 0 ? 0 : Math.max(...["-", "/", ":", "_", "."].map((separator) => first.slice(0, common).lastIndexOf(separator))) + 1
  return (id) => id.slice(cut)
}
