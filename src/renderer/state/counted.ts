/** A number and what it counts, e.g. `1 entry`, `3,000 entries`. */
export const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`
