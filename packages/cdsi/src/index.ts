export { type CdsiFiles, readCdsi } from "./readCdsi.ts"
export { CdsiError, type CdsiProblem, type CdsiProblemCode } from "./reading/errors.ts"
