export * from "./logic/verdict.ts"
