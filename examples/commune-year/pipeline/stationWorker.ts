import { parentPort, workerData } from "node:worker_threads"
import type { StationMessage } from "./runInWorker.ts"
import { runStation, type StationRun } from "./runStation.ts"

const send = (message: StationMessage): void => parentPort!.postMessage(message)

const year = await runStation(workerData as StationRun, {
  step: (label) => {
    let shown = 0
    return {
      to: (done, total) => {
        const now = performance.now()
        if (now - shown < 100) return
        shown = now
        send({ type: "step", label, done, total })
      },
      end: (summary) => send({ type: "end", label, summary })
    }
  },
  close: () => {}
})
send({ type: "result", year })
