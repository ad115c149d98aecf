import { Worker } from "node:worker_threads"
import type { CommuneYear } from "./model.ts"
import type { Progress } from "./progress.ts"
import type { StationRun } from "./runStation.ts"

/** What a station's thread tells: how far a step has come, that it ended, or the whole result. */
export type StationMessage =
  | { readonly type: "step"; readonly label: string; readonly done: number; readonly total: number }
  | { readonly type: "end"; readonly label: string; readonly summary: string }
  | { readonly type: "result"; readonly year: CommuneYear }

/** Runs one station in a thread of its own and passes its progress on. */
export const runInWorker = (run: StationRun, progress: Progress): Promise<CommuneYear> =>
  new Promise((resolve, reject) => {
    const steps = new Map<string, ReturnType<Progress["step"]>>()
    const stepOf = (label: string): ReturnType<Progress["step"]> => {
      const known = steps.get(label)
      if (known !== undefined) return known
      const step = progress.step(label)
      steps.set(label, step)
      return step
    }
    const worker = new Worker(new URL("./stationWorker.ts", import.meta.url), { workerData: run })
    worker.on("message", (message: StationMessage) => {
      if (message.type === "step") stepOf(message.label).to(message.done, message.total)
      else if (message.type === "end") stepOf(message.label).end(message.summary)
      else resolve(message.year)
    })
    worker.on("error", reject)
    worker.on("exit", (code) => code === 0 ? undefined : reject(new Error(`the station's thread ended with code ${code}`)))
  })
