/**
 * There is no pack for this commune. A programmer's mistake: thrown. `communes` lists the names there are.
 */
export class CommuneError extends Error {
  override readonly name = "CommuneError"
  readonly code = "TRAMYTE_COMMUNE_UNKNOWN"
  readonly communes: readonly string[]

  constructor(given: string, communes: readonly string[]) {
    super(`There is no pack for the commune ${JSON.stringify(given)}; there are packs for ${communes.map((name) => `"${name}"`).join(", ")}. For another commune, compose a pack of your own with composePacks.`)
    this.communes = communes
  }
}
