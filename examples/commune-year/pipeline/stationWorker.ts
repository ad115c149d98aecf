import { readFile, rm, writeFile } from "node:fs/promises"
import { deserialize, serialize } from "node:v8"
import { workerData } from "node:worker_threads"
import type { RegisterReject } from "@tramyte/registers"
import { assessStation, importStation, type StationRun } from "./runStation.ts"
import { tell, workerProgress } from "./workerProgress.ts"

/**
 * One half of a station's work: the import, which leaves what could not be taken in a file, or the assessment, which reads that and leaves
 * what the whole comes to for the thread that writes. Two threads, because each half gives all its memory back.
 */
export interface StationTask {
  readonly part: "import" | "assess"
  readonly run: StationRun
  readonly result: string
}

const { part, run, result } = workerData as StationTask
const rejects = `${result}.rejects`
if (part === "import") await writeFile(rejects, serialize(await importStation(run, workerProgress)))
else {
  const refused = deserialize(await readFile(rejects)) as readonly RegisterReject[]
  // It names people, and is nobody's to keep.
  await rm(rejects)
  await writeFile(result, serialize(await assessStation(run, refused, workerProgress)))
}
tell({ type: "result", result })
