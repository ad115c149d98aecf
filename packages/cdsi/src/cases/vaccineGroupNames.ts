/** What CDC's published cases call vaccine groups, where the supporting data call them otherwise. Case does not matter. */
const names: Readonly<Record<string, readonly string[]>> = {
  "COVID-19": ["COVID", "COVID19"],
  "DTaP/Tdap/Td": ["DTaP", "Tdap", "Td", "DTP"],
  "Hib": ["Haemophilus influenzae type b"],
  "Influenza": ["Flu"],
  "Japanese Encephalitis": ["JE"],
  "Meningococcal": ["MCV", "MCV4", "MenACWY", "Mening"],
  "Meningococcal B": ["MenB"],
  "Orthopoxvirus": ["Mpox", "Smallpox"],
  "Pneumococcal": ["PCV", "PPSV", "Pneumo"],
  "Polio": ["POL", "IPOL", "IPV", "OPV"],
  "Rabies": ["RAB"],
  "Rotavirus": ["Rota", "RV"],
  "TBE": ["Tick-borne encephalitis"],
  "Typhoid": ["TYP"],
  "Varicella": ["VAR"],
  "Yellow Fever": ["YF"],
  "Zoster": ["ZOS", "RZV"]
}

/** The id of the vaccine group that a case means; `undefined` if it means none of the schedule's. */
export const vaccineGroupOf = (written: string, groups: readonly { readonly id: string }[]): string | undefined => {
  const same = (name: string): boolean => name.toLowerCase() === written.trim().toLowerCase()
  return groups.find(({ id }) => same(id) || names[id]?.some(same))?.id
}
