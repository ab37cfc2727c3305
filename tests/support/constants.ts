/** The moment at which the tests' stories take place: 24 November 2026, 09.00 WIB. */
export const storyNow = new Date('2026-11-24T02:00:00Z')

export const demoPassword = 'tuntas-demo'

/** Argon2id at a cost that only tests may use: a sign-in takes a millisecond. */
export const cheapHash = { memoryCost: 256, timeCost: 1, parallelism: 1 }
