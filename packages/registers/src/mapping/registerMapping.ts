import type { CivilDate, Text } from "@tramyte/core"

/**
 * What a column of a register may be. A mapping says which header each one stands under; a column that no field names is
 * kept in the reject file and otherwise left alone.
 */
export type RegisterField =
  /** Running number of the row (STT); two rows that differ in it alone are the same row. */
  | "rowNumber"
  // who it is
  | "personalId" | "insuranceNumber" | "name" | "birthDate" | "sex"
  // where the person lives
  | "communeCode" | "communeName" | "village" | "household" | "householdRole" | "residenceType" | "arrivedOn" | "diedOn"
  | "ethnicity" | "occupation" | "workplace"
  // the insurance list
  | "insuranceObject" | "validFrom" | "validTo" | "facility"
  // the school roll
  | "pupilId" | "grade" | "educationLevel" | "school" | "schoolYear"
  // the village list
  | "category" | "degree" | "remark"
  // the collaborators' list
  | "collaboratorId" | "reportMonth" | "reported" | "householdVisits"
  // the vaccination register, one row a dose
  | "vaccinationId" | "birthTime" | "vaccine" | "givenOn" | "givenAt" | "doseNumber" | "antigen" | "product" | "manufacturer" | "lot" | "expiry" | "site"
  | "funding" | "given" | "notGivenReason" | "history"
  // the growth register, one row a weighing; a unit in the header (`Vòng cánh tay (mm)`) is heeded
  | "measuredOn" | "weight" | "height" | "position" | "headCircumference" | "armCircumference" | "tricepsSkinfold" | "subscapularSkinfold" | "oedema" | "milestones"
  | "vitaminA" | "gestationalAge" | "birthWeight" | "birthLength"
  // the health record extract (NDJSON), whose lists have a shape of their own
  | "record" | "encounters" | "observations" | "conditions" | "procedures" | "pregnancy" | "risks"

/** Where a field stands in the file. */
export interface ColumnMapping {
  /**
   * The header's text, or several spellings of it. Compared after Unicode composition (NFC), without regard to case and
   * repeated spaces. In NDJSON: the name of the property.
   */
  readonly header: string | readonly string[]
  /** The file must have the column, and a row without a legible value in it is not taken. */
  readonly required?: boolean
}

/**
 * How a date may be written: `d/m/y` is `09/03/1956` or `9/3/1956`, `y-m-d` is `1956-03-09`, `m/y` is `03/1956`, `y` is
 * `1956`, `excelSerial` is Excel's count of days (`20523` is 1956-03-09).
 */
export type DateFormat = "d/m/y" | "y-m-d" | "m/y" | "y" | "excelSerial"

/**
 * The words of one column and what they mean. A list of codes makes a fact with these codes; an empty list, a fact of which
 * the code is not known; `false` says that it is known *not* to be so (`"Nội trợ": false` in `employment`: does not work).
 */
export interface CodeTable {
  readonly words: Readonly<Record<string, string | readonly string[] | false>>
  /**
   * A word that is not in the table: `rejectField` leaves the field unknown and lists it, `rejectRow` does not take the row,
   * `keep` stores the word as it stands, as a code, and notes it.
   */
  readonly unknown: "rejectField" | "rejectRow" | "keep"
}

/** The tables that a mapping may have. `employment` and `education` both read the occupation. */
export type CodeTableName =
  | "sex" | "ethnicity" | "commune" | "householdRole" | "residenceType" | "employment" | "education" | "insuranceObject"
  | "educationLevel" | "category" | "degree" | "reported" | "vaccine" | "antigen" | "site" | "funding" | "given" | "notGivenReason" | "history"
  | "position" | "oedema" | "milestone" | "vitaminA"

/** Kinds of fact that a register can yield. */
export type YieldKind =
  | "name" | "identifier" | "residence" | "household" | "ethnicity" | "employment" | "education" | "insurance" | "healthRecord"
  | "encounter" | "observation" | "condition" | "procedure" | "pregnancy" | "risk" | "merit" | "disability" | "poverty" | "frailty"
  | "collaborator" | "activity" | "immunization"

/**
 * How the rows of one register become records: which header is which field, how dates are written, what words mean, which
 * facts it yields, and what may be concluded about people who are not listed. Plain JSON; `loadMapping` checks a file.
 */
export interface RegisterMapping {
  readonly format: 1
  /** Name of the mapping, `"residents"`. */
  readonly id: string
  readonly label: Text
  /** The source that facts carry. Two mappings of one source correct, and by leaving out end, each other's facts. */
  readonly source: string
  readonly shape: "csv" | "ndjson"
  /** What separates columns. Default `auto`: the one under which most headers are found. */
  readonly delimiter?: "auto" | "," | ";" | "\t" | "|"
  /**
   * What a row is about. `residents`: somebody who lives here; new people are taken in. `people`: somebody who must be in the
   * resident register already. `pupils`: the same, but somebody who lives elsewhere is a note, not an error.
   * `collaborators`: a community health worker in one month.
   */
  readonly about: "residents" | "people" | "pupils" | "collaborators"
  readonly columns: Readonly<Partial<Record<RegisterField, ColumnMapping>>>
  readonly dateFormats: readonly DateFormat[]
  readonly codes: Readonly<Partial<Record<CodeTableName, CodeTable>>>
  /**
   * Since when somebody has lived here whose arrival the resident register leaves empty: `birth`, as registers note the day
   * of those who moved in; or `unknown`, the default. Temporary residents without a day are always unknown.
   */
  readonly residenceSince?: "birth" | "unknown"
  /** Facts that are stored from it; what is not named here is read, checked and left out. */
  readonly yields: readonly YieldKind[]
  /**
   * Whether somebody who is *not* listed is known not to be: `commune` (the list is whole for the commune), `village` (whole
   * for the village that most of its rows name), `listed` (it says nothing about others). What an earlier list of the source
   * said, and a later one that is whole leaves out, ended.
   */
  readonly covers: "listed" | "commune" | "village"
  /** Kinds that it makes completely known, up to the day that the list describes, for those that it covers. */
  readonly completes: readonly YieldKind[]
  /**
   * Of a vaccination register: the day since when every dose is entered there. Whoever was born earlier may have doses that are
   * not in it, so that their immunizations stay open unless a row says that they are all there (`history`). Absent: they are whole for
   * whomever it lists.
   */
  readonly dosesSince?: CivilDate
}
