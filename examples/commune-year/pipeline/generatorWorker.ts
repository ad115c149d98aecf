import { generateCommuneYear } from "../generate/generateCommuneYear.ts"
import { onTask, workerProgress } from "./workerProgress.ts"

/** What is to be made, and where. */
export interface GeneratorTask {
  readonly people: number
  readonly seed: number
  readonly out: string
  readonly on?: string
}

onTask<GeneratorTask, void>((task) => {
  const step = workerProgress.step("Make register files (synthetic people)")
  generateCommuneYear({ ...task, onProgress: (done, total) => step.to(done, total) })
  step.end(`${task.people} people, seed ${task.seed}`)
})
