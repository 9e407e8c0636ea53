import type { AllOf, Dated } from '../../shared/capability.ts';
import { datedOf } from '../../shared/folds.ts';
import { asOf } from '../../shared/reads.ts';
import { deadlines, waitingAt, waitingFor } from '../materials/slipping.ts';
import type { Thing } from './slip.ts';

/** What milestones govern beside each other (D9): days of things that other capabilities keep. */
const parts = (subject: string): { readonly kind: string; readonly id: string } => {
  const at = subject.lastIndexOf('/');
  return { kind: subject.slice(0, Math.max(0, at)), id: subject.slice(at + 1) };
};

/** How what they govern is read. */
export const governing = (all: AllOf<'dated'>) => {
  const known = datedOf(all);
  const datedAt = (subject: string): Dated | undefined => {
    const { kind } = parts(subject);
    return Object.hasOwn(known, kind) ? known[kind] : undefined;
  };
  const keyOf = (campaign: string, subject: string) => datedAt(subject)?.at(campaign, parts(subject).id);

  /** Those that there are, by their subjects, and who depends on them. */
  const things = (campaign: string, subjects: readonly string[]) => {
    const wanted = [...new Set(subjects)].flatMap((subject) => {
      const key = keyOf(campaign, subject);
      return key ? [{ subject, key, waiting: waitingAt(campaign, subject) }] : [];
    });
    return asOf(
      'nothing of them is decided but what is told, and what the district office is asked',
      { keys: wanted.flatMap(({ key, waiting }) => [key, ...waiting]) },
      ({ items }): Readonly<Record<string, Thing>> => {
        const rest = [...items];
        const found: Record<string, Thing> = {};
        for (const { subject, waiting } of wanted) {
          const [item, ...waiters] = rest.splice(0, 1 + waiting.length);
          const dated = datedAt(subject);
          if (!item || !dated) continue;
          const day = dated.day(item);
          found[subject] = {
            field: dated.field,
            ...(day !== undefined && { day }),
            isOpen: dated.isOpen(item),
            units: [...new Set([...dated.units(item), ...waiters.flatMap((each) => waitingFor(each, subject))])],
          };
        }
        return found;
      },
    );
  };

  return {
    things,
    /** What a slip is judged by: the items whose deadlines may move, too. */
    reads: (campaign: string, subjects: readonly string[]) => ({
      items: deadlines(campaign, subjects),
      things: things(campaign, subjects),
    }),
  };
};
export type Governing = ReturnType<typeof governing>;
