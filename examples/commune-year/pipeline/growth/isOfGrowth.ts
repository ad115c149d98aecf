/** Whether an indicator is of the growth of children (dinh dưỡng trẻ em), which has a screen of its own. */
export const isOfGrowth = (id: string): boolean => id.startsWith("vietnam-growth/")
