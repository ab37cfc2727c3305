/**
 * Which part of a list: so many rows of its order after the first `offset`; or, by the numbers that rows are given when
 * they are made and keep, so many after the row `after`. What is added or changed meanwhile shifts only the first kind.
 */
export type Cut = Readonly<{ limit: number; offset: number; after: number | null }>
