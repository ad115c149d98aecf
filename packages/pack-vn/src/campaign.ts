export { type CampaignPlace, loadCampaign } from "./campaign/loadCampaign.ts"
export { campaignMoney } from "./campaign/payers.ts"
export { vietNamCampaign } from "./campaign/vietNamCampaign.ts"
