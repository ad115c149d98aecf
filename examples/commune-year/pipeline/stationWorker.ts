import { workerData } from "node:worker_threads"
import { runStation, type StationRun } from "./runStation.ts"
import { tell, workerProgress } from "./workerProgress.ts"

tell({ type: "result", result: await runStation(workerData as StationRun, workerProgress) })
