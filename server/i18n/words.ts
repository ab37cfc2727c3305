/** One message in both languages. "{n}" is a gap; "one ¦ other" chooses by {n}. */
export type Words = Readonly<Record<string, Readonly<{ id: string; en: string }>>>
