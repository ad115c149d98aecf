/** A collaborator's name; where the list has none, the number that it knows her by. */
export const collaboratorName = ({ id, name }: { readonly id: string; readonly name: string }): string => name === "" ? id.slice(id.lastIndexOf("-") + 1) : name
