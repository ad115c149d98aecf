export { type CheckOptions, checkPackFiles, type FileProblem, type FileWarning, type PackReport } from "./checkPack.ts"
export { type Output, run } from "./run.ts"
