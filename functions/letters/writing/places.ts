/** Where the page shows what is told (web/screens/at): the address holds no right, whoever opens it signs in. Pure. */
const pathOf = (subject: string): string => subject.split('/').map(encodeURIComponent).join('/');

/** A thing, to whoever may see it; all that waits where none is named. */
export const placeIn = (campaign: string, subject?: string): string =>
  `/c/${campaign}${subject === undefined ? '' : `/at/${pathOf(subject)}`}`;
/** Where one says which letters one wants. */
export const preferencesIn = (campaign: string): string => `${placeIn(campaign)}/letters`;
