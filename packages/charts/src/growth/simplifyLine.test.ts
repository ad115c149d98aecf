import * as fc from "fast-check"
import { expect, it } from "vitest"
import { growthCurves } from "./growthCurves.ts"
import { inventedStature, inventedWeight } from "./growth.fixture.ts"
import { pathOf, type Plot, xOf, yOf } from "./plot.ts"
import { drawnPieces } from "./referenceLines.ts"
import { type Place, simplifyLine } from "./simplifyLine.ts"
import { pathsIn } from "./writing.fixture.ts"

/** How far above or below a line its farthest place lies. */
const farthest = (places: readonly Place[], line: readonly Place[]): number => places.reduce((most, [x, y]) => {
  const found = line.findIndex((place) => place[0] >= x)
  const index = found === -1 ? line.length - 1 : Math.max(1, found)
  const [[x1, y1], [x2, y2]] = [line[index - 1] ?? [x, y], line[index] ?? [x, y]]
  return Math.max(most, Math.abs(y - (x2 === x1 ? y2 : y1 + (x - x1) / (x2 - x1) * (y2 - y1))))
}, 0)

it("stays within its tolerance of every place, keeps both ends, and adds none", () => {
  const heights = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 1, maxLength: 60 })
  fc.assert(fc.property(heights, fc.constantFrom(0, 0.04, 0.5), (ys, tolerance) => {
    const places = ys.map((y, x): Place => [x / 3, y])
    const line = simplifyLine(places, tolerance)
    expect(farthest(places, line)).toBeLessThanOrEqual(tolerance + 1e-9)
    expect([line[0], line.at(-1)]).toEqual([places[0], places.at(-1)])
    for (const place of line) expect(places).toContain(place)
  }))
})

it("needs two places for a straight line, and keeps a step", () => {
  const straight = Array.from({ length: 100 }, (_, x): Place => [x, x / 7])
  expect(simplifyLine(straight, 0.001)).toHaveLength(2)
  expect(simplifyLine([[0, 0], [1, 0], [1, 5], [2, 5]], 0.1)).toEqual([[0, 0], [1, 0], [1, 5], [2, 5]])
  expect(simplifyLine([], 0.1)).toEqual([])
})

it.each([["weight", inventedWeight, 0, 32], ["stature", inventedStature, 40, 130]] as const)(
  "draws the %s of five years within 0.05 of every single day, with few places", (_, table, lowest, highest) => {
    const plot: Plot = { left: 30.5, right: 660, top: 60, bottom: 900, from: 0, until: 60, lowest, highest }
    const { curves } = growthCurves(table, "female", { until: 1826 })
    for (const { z, points } of curves) {
      const places = points.map(([day, measure]): Place => [day / 30.4375, measure])
      const [drawn = []] = drawnPieces(plot, { z, pieces: [places] })
      const [path] = pathsIn(`<path d="${pathOf(drawn)}"/>`)
      const wanted = places.map(([at, measure]): Place => [xOf(plot, at), yOf(plot, measure)])
      // Across, rounding may shift a place by 0.005; the step of stature is steep, so that this is allowed for.
      const far = wanted.filter(([x]) => Math.abs(x - xOf(plot, 731 / 30.4375)) > 1)
      expect(farthest(far, path?.places ?? [])).toBeLessThan(0.05)
      expect(drawn.length).toBeLessThan(90)
    }
  })
