/** A role that so many people are to do, and who can. */
export interface RoleToFill {
  readonly count: number
  readonly candidates: readonly string[]
}

/**
 * Who does which role, nobody more than one: as many places as can be are filled, those of earlier roles first (augmenting
 * paths: who was given a role may be moved to another, but no place that was filled is emptied).
 */
export const fillRoles = (roles: readonly RoleToFill[]): readonly (readonly string[])[] => {
  const roleOf = new Map<string, number>()
  const place = (role: number, tried: Set<string>): boolean => {
    for (const person of roles[role]!.candidates) {
      if (tried.has(person)) continue
      tried.add(person)
      const other = roleOf.get(person)
      if (other === undefined || place(other, tried)) {
        roleOf.set(person, role)
        return true
      }
    }
    return false
  }
  roles.forEach(({ count, candidates }, role) => {
    for (let placed = 0; placed < Math.min(count, candidates.length); placed++) if (!place(role, new Set())) return
  })
  return roles.map(({ candidates }, role) => candidates.filter((person) => roleOf.get(person) === role))
}
