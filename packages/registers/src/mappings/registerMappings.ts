import type { RegisterMapping } from "../mapping/registerMapping.ts"
import { collaborators } from "./collaborators.ts"
import { growth } from "./growth.ts"
import { healthRecords } from "./healthRecords.ts"
import { insurance } from "./insurance.ts"
import { residents } from "./residents.ts"
import { schoolRoll } from "./schoolRoll.ts"
import { vaccinations } from "./vaccinations.ts"
import { villageList } from "./villageList.ts"

/** The mappings that ship with the package, by id: the eight registers that a station receives. */
export const registerMappings: Readonly<Record<"residents" | "insurance" | "healthRecords" | "schoolRoll" | "villageList" | "collaborators" | "vaccinations" | "growth", RegisterMapping>> =
  { residents, insurance, healthRecords, schoolRoll, villageList, collaborators, vaccinations, growth }
