/**
 * What goes wrong in the lists of a station, and how a row carries it. A kind with `alone` is never joined by another in its row,
 * so a test can expect one reject for one fault; of the others a row has at most one of each `about`. A file has at most 32 kinds.
 */
export const dirtKinds = {
  tooFewColumns: { about: "row", alone: true },
  tooManyColumns: { about: "row", alone: true },
  duplicateRow: { about: "row", alone: true },
  samePersonTwice: { about: "row", alone: true },
  impossibleDate: { about: "row", alone: true },
  futureBirth: { about: "row", alone: true },
  unknownVillage: { about: "row", alone: true },
  sexContradictsNumber: { about: "row", alone: true },
  formulaLikeText: { about: "row", alone: true },
  insuranceEndsBeforeStart: { about: "row", alone: true },
  unknownInsuranceCode: { about: "row", alone: true },
  brokenLine: { about: "row", alone: true },
  missingNumber: { about: "number", alone: false },
  lostLeadingZero: { about: "number", alone: false },
  marksInNumber: { about: "number", alone: false },
  sharedNumber: { about: "number", alone: false },
  formerNumber: { about: "number", alone: false },
  nameAllCaps: { about: "capitals", alone: false },
  nameDoubleSpaces: { about: "spaces", alone: false },
  nameNfd: { about: "normalisation", alone: false },
  villageVariant: { about: "village", alone: false },
  shortDate: { about: "date", alone: false },
  missingSex: { about: "sex", alone: false },
  unknownOccupation: { about: "occupation", alone: false },
  missingOccupation: { about: "occupation", alone: false },
  communeNamedByMistake: { about: "commune", alone: false },
  communeCodeByMistake: { about: "commune", alone: false },
  missingResidenceStatus: { about: "status", alone: false },
  doseBeforeBirth: { about: "row", alone: true },
  doseInFuture: { about: "row", alone: true },
  unknownVaccine: { about: "row", alone: true },
  doseTwiceOtherwise: { about: "row", alone: true },
  measuredBeforeBirth: { about: "row", alone: true },
  measuredInFuture: { about: "row", alone: true },
  measuredTwiceOtherwise: { about: "row", alone: true },
  gramsForKg: { about: "row", alone: true },
  swappedMeasures: { about: "row", alone: true },
  slipOfPen: { about: "row", alone: true },
  standingBaby: { about: "row", alone: true },
  otherDecimalMark: { about: "decimal", alone: false }
} as const satisfies Record<string, { readonly about: string; readonly alone: boolean }>

/** A kind that is put into chosen rows. */
export type PlannedDirt = keyof typeof dirtKinds

/** All kinds that `truth.json` counts: the planned ones, and those that people and files bring along. */
export type DirtKind =
  | PlannedDirt | "yearOnlyBirth" | "rowOfNonResident" | "pupilOfOtherCommune" | "communeByRight" | "doseAfterDeath" | "unknownChild"
  /** A file that is UTF-16 with its mark: it can be read. */
  | "utf16File"
  /** A file in Windows-1258: it must be refused whole, so that nothing in it is counted as dirt. */
  | "otherEncoding"

/** How often each kind was written. */
export type DirtCounts = Partial<Record<DirtKind, number>>
