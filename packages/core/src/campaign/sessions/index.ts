export { fixDays, type Membership } from "./fixDays.ts"
export { homeVisit } from "./homeVisit.ts"
export type {
  ClosedAgain, ClosedByStation, ClosedDay, ClosedReason, Days, ExaminationKind, Licence, Machine, MobileSiteOf, OpenDay, OpenedSessions, Opening, OpeningPattern,
  OrganisationDay, OwnLicence, PartHours, Posting, Reserve, ShortDay, Site, SiteKind, Stretch, Team
} from "./opening.ts"
export { openSessions } from "./openSessions.ts"
export { type DaysOfVillage, villageDays, type VillageDays, type VillageDaysRequest, type VillageWithoutRoom } from "./villageDays.ts"
export { type VillageNeed, type VillageSize, villageSizes } from "./villageSizes.ts"
