import { Worker } from "node:worker_threads"
import type { Progress } from "./progress.ts"

/** What a thread tells: how far a step has come, that it ended, or the whole result. */
export type WorkerMessage =
  | { readonly type: "step"; readonly label: string; readonly done: number; readonly total: number }
  | { readonly type: "end"; readonly label: string; readonly summary: string }
  | { readonly type: "result"; readonly result: unknown }

/**
 * Runs a module of this folder in a thread of its own, which gives all its memory back at its end, and passes its progress on.
 * The heap’s limit makes the engine tidy up early: without one it lets rubbish pile up as long as the machine has room. Room for the young
 * spares it from carrying what lives for one person only.
 */
export const inWorker = <Result>(module: string, data: unknown, progress: Progress, heapMegabytes: number): Promise<Result> =>
  new Promise((resolve, reject) => {
    const steps = new Map<string, ReturnType<Progress["step"]>>()
    const stepOf = (label: string): ReturnType<Progress["step"]> => {
      const known = steps.get(label)
      if (known !== undefined) return known
      const step = progress.step(label)
      steps.set(label, step)
      return step
    }
    let result: Result | undefined
    const worker = new Worker(new URL(module, import.meta.url), { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: heapMegabytes } })
    worker.on("message", (message: WorkerMessage) => {
      if (message.type === "step") stepOf(message.label).to(message.done, message.total)
      else if (message.type === "end") stepOf(message.label).end(message.summary)
      else result = message.result as Result
    })
    worker.on("error", reject)
    worker.on("exit", (code) => code === 0 ? resolve(result as Result) : reject(new Error(`${module} ended with code ${code}`)))
  })
