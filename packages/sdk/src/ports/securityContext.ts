/** Why data is read or written; recorded with every access. */
export type Purpose = "care" | "campaign" | "report" | "import" | "maintenance"

/**
 * Who asks, in which role, for what, and for which part of the commune. Every call of every port takes one; what it does
 * not allow is denied.
 */
export interface SecurityContext {
  readonly actor: string
  /**
   * `station`: reads and writes its commune. `collaborator` (cộng tác viên): reads its villages, writes visits and
   * contacts there. `analyst`: reads without names and official numbers. `auditor`: reads batches and counts only, and verifies.
   * `operator` (quản trị kho): keeps the store of one or many communes: copies, restores and verifies all of it; reads no records.
   */
  readonly role: "station" | "collaborator" | "analyst" | "auditor" | "operator"
  readonly purpose: Purpose
  /** Code of the commune whose people may be touched, `"10903"`. */
  readonly commune: string
  /** Villages allowed; absent: all of the commune. What is the whole commune's (batches, undo, conflicts, outbox) is then denied. */
  readonly villages?: readonly string[]
}
