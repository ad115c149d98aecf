export * from "./mapping/registerMapping.ts"
export * from "./mappings/registerMappings.ts"
