import { parentPort } from "node:worker_threads"
import type { WorkerMessage } from "./inWorker.ts"
import type { Progress } from "./progress.ts"

/** Tells the main thread something. */
export const tell = (message: WorkerMessage): void => parentPort!.postMessage(message)

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
