import { Worker } from "node:worker_threads"
import type { Progress } from "./progress.ts"

/** What a thread tells: how far a step has come, that it ended, or the whole result. */
export type WorkerMessage =
  | { readonly type: "step"; readonly label: string; readonly done: number; readonly total: number }
  | { readonly type: "end"; readonly label: string; readonly summary: string }
  | { readonly type: "result"; readonly result: unknown }

/** A thread that does one task after another, with a module that is loaded once. */
export interface WorkerThread<Task, Result> {
  /** Rejects if the task fails; the thread is then of no more use. */
  readonly run: (task: Task) => Promise<Result>
  /** Ends the thread, which gives all its memory back. */
  readonly end: () => Promise<unknown>
}

/**
 * Starts a module of this folder in a thread of its own and passes its progress on. The heap’s limit makes the engine tidy up early: without
 * one it lets rubbish pile up as long as the machine has room. Room for the young spares it from carrying what lives for one person only.
 */
export const workerThread = <Task, Result>(module: string, progress: Progress, heapMegabytes: number): WorkerThread<Task, Result> => {
  const steps = new Map<string, ReturnType<Progress["step"]>>()
  const stepOf = (label: string): ReturnType<Progress["step"]> => {
    const known = steps.get(label)
    if (known !== undefined) return known
    const step = progress.step(label)
    steps.set(label, step)
    return step
  }
  const worker = new Worker(new URL(module, import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: heapMegabytes } })
  let done: (result: Result) => void = () => undefined
  let fail: (error: unknown) => void = () => undefined
  worker.on("message", (message: WorkerMessage) => {
    if (message.type === "step") stepOf(message.label).to(message.done, message.total)
    else if (message.type === "end") stepOf(message.label).end(message.summary)
    else done(message.result as Result)
  })
  worker.on("error", (error) => fail(error))
  worker.on("exit", (code) => fail(new Error(`${module} ended with code ${code}`)))
  return {
    run: (task) => new Promise<Result>((resolve, reject) => {
      [done, fail] = [resolve, reject]
      worker.postMessage(task)
    }),
    end: () => worker.terminate()
  }
}

/** Does one task in a thread of its own. */
export const inWorker = async <Task, Result>(module: string, task: Task, progress: Progress, heapMegabytes: number): Promise<Result> => {
  const thread = workerThread<Task, Result>(module, progress, heapMegabytes)
  try {
    return await thread.run(task)
  } finally {
    await thread.end()
  }
}
