/** The first group of an id: enough to tell rows apart. */
export const shortId = (id: string) => id.slice(0, 8);
