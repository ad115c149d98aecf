export { loadImmunization } from "./immunization/loadImmunization.ts"
export type { ImmunizationPlace } from "./immunization/loadImmunization.ts"
export { vietNamImmunization } from "./immunization/vietNamImmunization.ts"
