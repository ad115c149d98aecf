import { readFile, rm } from "node:fs/promises"
import { deserialize } from "node:v8"
import type { StationResult } from "./runStation.ts"
import { onTask, workerProgress } from "./workerProgress.ts"
import { type OutputOptions, writeOutputs } from "./writeOutputs.ts"

/** What the stations left, and how it is to be written. */
export interface WriterTask {
  readonly results: readonly string[]
  readonly options: OutputOptions
}

onTask<WriterTask, readonly string[]>(async ({ options, results }) => {
  const stations: StationResult[] = []
  for (const path of results) {
    stations.push(deserialize(await readFile(path)) as StationResult)
    // It names people, and is nobody's to keep.
    await rm(path)
  }
  return writeOutputs(stations, options, workerProgress)
})
