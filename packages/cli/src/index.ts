export { checkPackFiles, type FileProblem, type PackReport } from "./checkPack.ts"
export { type Output, run } from "./run.ts"
