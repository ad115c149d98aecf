import { readFile, rm, writeFile } from "node:fs/promises"
import { deserialize, serialize } from "node:v8"
import { assessStation, type ImportedStation, importStation, type StationRun } from "./runStation.ts"
import { onTask, workerProgress } from "./workerProgress.ts"

/**
 * One half of a station's work: the import, which leaves what could not be taken in a file, or the assessment, which reads that and leaves
 * what the whole comes to for the thread that writes.
 */
export interface StationTask {
  readonly part: "import" | "assess"
  readonly run: StationRun
  readonly result: string
}

onTask<StationTask, string>(async ({ part, result, run }) => {
  const imported = `${result}.imported`
  if (part === "import") await writeFile(imported, serialize(await importStation(run, workerProgress)))
  else {
    const left = deserialize(await readFile(imported)) as ImportedStation
    // It names people, and is nobody's to keep.
    await rm(imported)
    await writeFile(result, serialize(await assessStation(run, left, workerProgress)))
  }
  return result
})
