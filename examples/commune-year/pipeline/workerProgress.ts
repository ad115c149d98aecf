import { parentPort } from "node:worker_threads"
import type { WorkerMessage } from "./inWorker.ts"
import type { Progress } from "./progress.ts"

const tell = (message: WorkerMessage): void => parentPort!.postMessage(message)

/** Does each task that the main thread sends, one after another; what fails ends the thread. */
export const onTask = <Task, Result>(work: (task: Task) => Promise<Result> | Result): void => {
  parentPort!.on("message", (task: Task) => void Promise.resolve(work(task)).then((result) => tell({ type: "result", result })))
}

/** The progress of a thread, sent at most ten times a second. */
export const workerProgress: Progress = {
  step: (label) => {
    let shown = 0
    tell({ type: "step", label, done: 0, total: 1 })
    return {
      to: (done, total) => {
        const now = performance.now()
        if (now - shown < 100) return
        shown = now
        tell({ type: "step", label, done, total })
      },
      end: (summary) => tell({ type: "end", label, summary })
    }
  },
  close: () => {}
}
