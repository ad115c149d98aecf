import { workerData } from "node:worker_threads"
import { generateCommuneYear } from "../generate/generateCommuneYear.ts"
import { workerProgress } from "./workerProgress.ts"

const request = workerData as { readonly people: number; readonly seed: number; readonly out: string; readonly on?: string }
const step = workerProgress.step("Make register files (synthetic people)")
generateCommuneYear({ ...request, onProgress: (done, total) => step.to(done, total) })
step.end(`${request.people} people, seed ${request.seed}`)
