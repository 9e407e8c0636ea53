import type { Language } from '../../shared/problems.ts';

/** Why an answer was no: a problem of the API's (RFC 9457), or what the page itself can say of it. Pure. */
export type FieldFailure = {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
  readonly minimum?: number;
  readonly maximum?: number;
};
export type Failure = {
  /** 0 where there was no answer. */
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldFailure[];
  readonly retryAfter?: number;
};

const words: Readonly<
  Record<Language, Readonly<Record<'offline' | 'out' | 'busy' | 'wrong', readonly [string, string]>>>
> = {
  sv: {
    offline: ['Ingen kontakt med Valsam.', 'Kontrollera nätet. Vi försöker igen så snart det är tillbaka.'],
    out: ['Du är inte inloggad längre.', 'Logga in igen, så fortsätter du där du var.'],
    busy: ['Valsam har mycket att göra.', 'Försök igen om en stund.'],
    wrong: ['Något gick fel hos oss.', 'Försök igen. Händer det en gång till, säg till ditt kansli.'],
  },
  en: {
    offline: ['No contact with Valsam.', 'Check your connection. We try again as soon as it is back.'],
    out: ['You are no longer signed in.', 'Sign in again, and go on where you were.'],
    busy: ['Valsam is busy.', 'Try again in a moment.'],
    wrong: ['Something went wrong on our side.', 'Try again. If it happens once more, tell your office.'],
  },
};

const saidBy = (status: number): keyof (typeof words)['sv'] => {
  if (status === 0) return 'offline';
  if (status === 401) return 'out';
  return status === 429 || status === 503 ? 'busy' : 'wrong';
};

/** The gateway answers in another shape than the API: then the status alone says what it means. */
export const failureOf = (status: number, body: unknown, language: Language, retryAfter?: number): Failure => {
  const known = typeof body === 'object' && body !== null && 'code' in body ? (body as Partial<Failure>) : undefined;
  const [title, detail] = words[language][saidBy(status)];
  return {
    status,
    code: known?.code ?? (status === 0 ? 'offline' : `status-${status}`),
    title: known?.title ?? title,
    detail: known?.detail ?? detail,
    errors: known?.errors ?? [],
    ...(retryAfter !== undefined && { retryAfter }),
  };
};
