import { writeFile } from "node:fs/promises"
import { serialize } from "node:v8"
import { workerData } from "node:worker_threads"
import { runStation, type StationRun } from "./runStation.ts"
import { tell, workerProgress } from "./workerProgress.ts"

/** A station's work, and where to leave what it comes to for the thread that writes. */
export interface StationTask {
  readonly run: StationRun
  readonly result: string
}

const { run, result } = workerData as StationTask
await writeFile(result, serialize(await runStation(run, workerProgress)))
tell({ type: "result", result })
