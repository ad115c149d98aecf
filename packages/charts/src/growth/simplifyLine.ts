/** A place on a line: x, then y. */
export type Place = readonly [x: number, y: number]

/**
 * Leaves out places of a line that runs from left to right, so that the line drawn through the rest lies nowhere farther above or
 * below a place left out than `tolerance`. One pass: from the last kept place it narrows the cone of slopes that still serve.
 *
 * After Imai and Iri's tolerance cones, restricted to places of the line itself; places at the same x are all kept.
 */
export const simplifyLine = (places: readonly Place[], tolerance: number): readonly Place[] => {
  const kept: Place[] = []
  let anchor: Place | undefined
  let end: Place | undefined
  let least = -Infinity
  let most = Infinity
  for (const place of places) {
    if (anchor === undefined) {
      kept.push(anchor = place)
      continue
    }
    const slope = (place[1] - anchor[1]) / (place[0] - anchor[0])
    if (end !== undefined && !(slope >= least && slope <= most)) {
      kept.push(anchor = end)
      least = -Infinity
      most = Infinity
    }
    const run = place[0] - anchor[0]
    end = place
    least = run > 0 ? Math.max(least, (place[1] - tolerance - anchor[1]) / run) : Infinity
    most = run > 0 ? Math.min(most, (place[1] + tolerance - anchor[1]) / run) : -Infinity
  }
  if (end !== undefined) kept.push(end)
  return kept
}
