import type { Locale } from '../i18n'
import type { Letter } from '../mail/mailer'
import type { OwnerLetter } from './letter'

type Addressee = Readonly<{ name: string; email: string }>

/** The letter in finished words. It leads to the house alone: whoever gets it by mistake learns nothing that opens an account. */
export function ownerLetter(
  { t, instant }: Locale,
  { id, event, at, to }: OwnerLetter,
  owner: Addressee,
  house: Readonly<{ teamName: string; appUrl: string }>,
): Letter {
  const what = t(`owner_letter.${event}`)
  return {
    id: `tuntas-account-${id}`,
    to: to ?? owner.email,
    subject: `Tuntas: ${what}`,
    text: [
      t('letter.greeting', { name: owner.name }),
      `${what}, ${instant(new Date(at))}.`,
      t('owner_letter.if_you'),
      t('owner_letter.if_not', { link: `${house.appUrl}/account` }),
      `--\n${t('owner_letter.end', { team: house.teamName })}`,
    ].join('\n\n'),
  }
}
