import { describe, expect, it } from "vitest"
import { SOFT_INK } from "../fills.ts"
import { growthPalettes, strokeOf } from "./growthPalettes.ts"

type Triple = readonly [number, number, number]
const linear = (hex: string): Triple => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as unknown as Triple
const luminance = ([r, g, b]: Triple): number => 0.2126 * r + 0.7152 * g + 0.0722 * b
/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
const contrast = (a: string, b: string): number => {
  const [x, y] = [luminance(linear(a)), luminance(linear(b))]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

// Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency, IEEE TVCG 15 (2009), severity 1.0.
const sights: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  trichromat: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanope: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranope: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
}
/** CIE 1976 L*a*b* (D65) of a colour as someone sees it. */
const seen = (hex: string, sight: readonly [Triple, Triple, Triple]): Triple => {
  const from = linear(hex)
  const [r, g, b] = sight.map((row) => Math.min(1, Math.max(0, row[0] * from[0] + row[1] * from[1] + row[2] * from[2]))) as unknown as Triple
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 * t + 16) / 116)
  const [x, y, z] = [f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047), f(luminance([r, g, b])), f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)]
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
/** How far apart the two most alike of some colours are. */
const closest = (colours: readonly string[], sight: readonly [Triple, Triple, Triple]): number => {
  const all = colours.map((colour) => seen(colour, sight))
  return Math.min(...all.flatMap((a, index) => all.slice(index + 1).map((b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]))))
}
const coloursOf = (name: "who" | "colour-blind"): readonly string[] => [...growthPalettes[name].lines.map(({ stroke }) => stroke), growthPalettes[name].child]

describe.each(Object.entries(growthPalettes))("the palette %s", (_, { lines, child, frames }) => {
  it("draws lines of at least 3:1 on white", () => {
    for (const colour of [...lines.map(({ stroke }) => stroke), child]) expect(contrast(colour, "#ffffff")).toBeGreaterThanOrEqual(3)
    for (const { edge } of Object.values(frames)) expect(contrast(edge, "#ffffff")).toBeGreaterThanOrEqual(3)
  })

  it("writes with at least 4.5:1 on white and on every colour of the frame", () => {
    for (const { tint, deep, ink } of Object.values(frames)) {
      for (const colour of [...lines.map((line) => line.ink), child, ink, SOFT_INK]) {
        for (const ground of ["#ffffff", tint]) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5)
      }
      expect(contrast(ink, deep)).toBeGreaterThanOrEqual(4.5)
    }
  })
})

describe("colour-blind readers", () => {
  it.each(Object.entries(sights))("tell all lines of their palette apart: %s", (_, sight) => {
    expect(closest(coloursOf("colour-blind"), sight)).toBeGreaterThan(30)
  })

  it("would not be served by WHO's colours, which is why there is another palette", () => {
    expect(closest(coloursOf("who"), sights["deuteranope"]!)).toBeLessThan(20)
    expect(closest(coloursOf("who"), sights["trichromat"]!)).toBeGreaterThan(45)
  })

  it.each(["colour-blind", "mono"] as const)("need no colour at all in the palette %s: each line has its own dashes", (name) => {
    expect(new Set(growthPalettes[name].lines.map(({ dash }) => dash)).size).toBe(4)
  })
})

it("draws each centile as the standard deviation nearest to it", () => {
  const { lines } = growthPalettes.who
  expect([0, 1.04, -1.04, 1.88, -2, 3, -3.09].map((z) => lines.indexOf(strokeOf(growthPalettes.who, z)))).toEqual([0, 1, 1, 2, 2, 3, 3])
})
