import type { Lang } from '../i18n'

/** One of the three strategies. The number is what is matched; the wording is the team's own. */
export type Strategy = Readonly<{ number: number; name: string; nameEn: string }>

export function strategyName(strategy: Pick<Strategy, 'name' | 'nameEn'>, lang: Lang): string {
  return lang === 'en' ? strategy.nameEn : strategy.name
}
