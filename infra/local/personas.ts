/**
 * The ready-made people of the local identity provider. They have no password: that is why Valsam on one machine
 * listens on loopback only. What each may do is not said here but by the memberships stored in Valsam.
 */
export type Persona = {
  /** The `sub` of the tokens, by which Valsam knows the person. */
  readonly subject: string;
  readonly name: string;
  /** One line in Swedish below the name on the card. */
  readonly title: string;
  readonly groups?: readonly string[];
  /** Theirs, and shown to be: by default `<subject>@example.se`. */
  readonly email?: string;
};

/** As it is compared. */
export const addressOf = ({ email, subject }: Persona): string => (email ?? `${subject}@example.se`).toLowerCase();

/** What is read of a campaign file (see data/campaign-2018.json). */
export type CampaignPeople = {
  readonly offices: readonly { readonly id: string; readonly name: string }[];
  readonly associations: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
  readonly people: readonly {
    readonly subject: string;
    readonly name: string;
    readonly memberships: readonly { readonly unit: string; readonly role: string }[];
  }[];
};

const administrator: Persona = {
  subject: 'admin',
  name: 'Administratör',
  title: 'Sätter upp kampanjen',
  groups: ['admin'],
};

const associationTitles: Readonly<Record<string, string>> = {
  municipality: 'Partiförening, kommun',
  'city-district': 'Partiförening, stadsdel',
  branch: 'Partiförening, bransch',
};

const titleOf = (person: CampaignPeople['people'][number], file: CampaignPeople): string => {
  const units = new Map([...file.offices, ...file.associations].map(({ id, name }) => [id, name]));
  const part = (role: string, verb: string): string[] => {
    const names = person.memberships.filter((one) => one.role === role).map(({ unit }) => units.get(unit) ?? unit);
    return names.length === 0 ? [] : [`${verb} ${names.join(' och ')}`];
  };
  return [
    ...part('head', 'Leder'),
    ...part('staff', 'Arbetar på'),
    ...part('administrator', 'Administrerar'),
    ...part('member', 'Hör till'),
  ].join('. ');
};

/**
 * Every person of the campaign file under their own sign-in, the administrator, and one persona for each association
 * (`association-solna`).
 */
export const personasOf = (file: CampaignPeople): Persona[] => [
  ...file.people.map((person) => ({ subject: person.subject, name: person.name, title: titleOf(person, file) })),
  administrator,
  ...file.associations.map(({ id, name, kind }) => ({
    subject: `association-${id}`,
    name,
    title: associationTitles[kind] ?? 'Partiförening',
  })),
];
