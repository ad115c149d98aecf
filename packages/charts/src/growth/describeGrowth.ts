import type { PlacedPoint } from "./growthPoint.ts"
import type { GrowthWords } from "./growthWords.ts"
import type { OpenReference } from "./openReference.ts"
import type { Plot } from "./plot.ts"
import type { DrawnLine } from "./referenceLines.ts"
import type { GrowthSpeech } from "./sayPoint.ts"

/** What a description is made of. */
export interface GrowthStory {
  readonly what: string
  readonly name: string | undefined
  readonly points: readonly PlacedPoint[]
  readonly lines: readonly DrawnLine[]
  readonly reference: OpenReference
  readonly plot: Plot
  readonly speech: GrowthSpeech
  readonly words: GrowthWords
}

/** A chart in words: what it is and of whom, the lines at the child's last point (or at their ends), then each point. */
export const describeGrowth = (story: GrowthStory): readonly string[] => {
  const { what, name, points, lines, reference, plot, speech, words } = story
  const last = points.findLast(({ flagged, assessed }) => !flagged && assessed >= plot.from && assessed <= plot.until)
  const place = last?.assessed ?? lines[0]?.pieces.at(-1)?.at(-1)?.[0] ?? plot.until
  const levelOf = (line: DrawnLine) => (last === undefined ? line.pieces.at(-1)?.at(-1)?.[1] ?? NaN : reference.measureAt(place, line.z))
  const levels = lines.map((line) => ({ line, level: levelOf(line) })).filter(({ level }) => Number.isFinite(level))
    .map(({ line, level }) => `${speech.line(line)}: ${speech.reference(level)}`)
  const told = points.map((placed) => {
    const beyond = placed.measure < plot.lowest || placed.measure > plot.highest
    return `${speech.point(placed)}${!placed.shown ? `, ${words.outside.toLowerCase()}` : beyond ? `, ${words.beyond}` : ""}`
  })
  return [
    what, ...(name === undefined ? [] : [name]),
    ...(levels.length === 0 ? [] : [`${words.linesAt(speech.place(place))}: ${levels.join("; ")}`]),
    ...(points.length === 0 ? [] : [`${words.times(String(points.length))}: ${told.join("; ")}`])
  ]
}
