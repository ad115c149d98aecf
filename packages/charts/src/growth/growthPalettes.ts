import type { GrowthSex } from "@tramyte/core/growth"
import { INK } from "../fills.ts"

/** `who`: as WHO prints its charts. `colour-blind`: colours that the colour-blind tell apart, and dashes. `mono`: dashes and widths alone. */
export type GrowthPaletteName = "who" | "colour-blind" | "mono"

/** How one line is drawn; `ink` is its colour where it is written in: on white and on the frame at least 4.5:1. */
export interface GrowthStroke {
  readonly stroke: string
  readonly ink: string
  readonly width: number
  readonly dash?: string
}

/** The colours of a chart's margin and grid: blue for boys, pink for girls. */
export interface GrowthFrameColours {
  readonly tint: string
  readonly deep: string
  readonly edge: string
  readonly ink: string
  readonly grid: string
  readonly strongGrid: string
}

/** All colours of a chart. */
export interface GrowthPalette {
  /** Of the median, and of the lines about 1, 2 and 3 standard deviations from it. */
  readonly lines: readonly [median: GrowthStroke, one: GrowthStroke, two: GrowthStroke, three: GrowthStroke]
  readonly child: string
  readonly frames: Readonly<Record<GrowthSex, GrowthFrameColours>>
}

const blueAndPink: Readonly<Record<GrowthSex, GrowthFrameColours>> = {
  male: { tint: "#e4f1fb", deep: "#cde4f6", edge: "#3c8fd0", ink: "#0b4f86", grid: "#dcebf7", strongGrid: "#a9cdea" },
  female: { tint: "#fdeaf3", deep: "#f9d5e5", edge: "#d9659b", ink: "#94134f", grid: "#fae1ec", strongGrid: "#efb4ce" }
}
const grey: GrowthFrameColours = { tint: "#f3f3f3", deep: "#e2e2e2", edge: "#707070", ink: INK, grid: "#e6e6e6", strongGrid: "#bdbdbd" }

/**
 * The colours of growth charts. Lines have at least 3:1 on white, writing 4.5:1.
 *
 * The colour-blind palette keeps any two lines as far apart for a protanope and a deuteranope as the others see red and orange
 * (simulated after Machado, Oliveira and Fernandes 2009, doi 10.1109/TVCG.2009.113).
 */
export const growthPalettes: Readonly<Record<GrowthPaletteName, GrowthPalette>> = {
  who: {
    lines: [
      { stroke: "#1a8f3c", ink: "#12702f", width: 2 }, { stroke: "#d07f00", ink: "#8a5200", width: 1.4 },
      { stroke: "#d7191c", ink: "#b8141a", width: 1.6 }, { stroke: "#111111", ink: "#111111", width: 1.6 }
    ],
    child: "#1b3fa0",
    frames: blueAndPink
  },
  "colour-blind": {
    lines: [
      { stroke: "#009e9e", ink: "#006b6b", width: 2.4 }, { stroke: "#cc7a00", ink: "#8a5200", width: 1.6, dash: "7 3" },
      { stroke: "#8c2d04", ink: "#8c2d04", width: 1.6, dash: "9 3 2 3" }, { stroke: "#000000", ink: "#000000", width: 1.6, dash: "2 2.5" }
    ],
    child: "#2447d6",
    frames: blueAndPink
  },
  mono: {
    lines: [
      { stroke: "#4a4a4a", ink: "#333333", width: 2.4 }, { stroke: "#6e6e6e", ink: "#555555", width: 1.2, dash: "7 3" },
      { stroke: "#4a4a4a", ink: "#333333", width: 1.4, dash: "9 3 2 3" }, { stroke: "#1a1a1a", ink: "#1a1a1a", width: 1.4, dash: "2 2.5" }
    ],
    child: "#000000",
    frames: { male: grey, female: grey }
  }
}

/** How the line of a z-score is drawn: each centile as the whole standard deviation that it lies nearest to. */
export const strokeOf = ({ lines }: GrowthPalette, z: number): GrowthStroke => {
  const far = Math.abs(z)
  return far < 0.5 ? lines[0] : far < 1.5 ? lines[1] : far < 2.5 ? lines[2] : lines[3]
}
