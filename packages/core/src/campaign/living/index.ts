export {
  type ArrivalOptions, type ArrivalWave, arrivalWaves, type DoorRank, type HourLoad, type NotPlaced, type RoomHour, type SessionArrivals
} from "./arrivalWaves.ts"
