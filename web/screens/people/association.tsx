import { useSignal } from '@preact/signals';
import { dayOf } from '../../../shared/calendar.ts';
import { dateInWords } from '../../../shared/day-words.ts';
import { announce } from '../../core/announce.ts';
import type { Answer } from '../../core/contract.ts';
import { read, refresh } from '../../core/data.ts';
import { useForm } from '../../core/form.ts';
import { language } from '../../core/language.ts';
import { today } from '../../core/stockholm.ts';
import { Chip } from '../../parts/chip.tsx';
import { Failed } from '../../parts/failed.tsx';
import { ChoiceField, Field } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import { Icon } from '../../parts/icon.tsx';
import { invitationLink } from '../../parts/invited.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Sure } from './sure.tsx';
import { texts } from './texts.ts';

type Of = { readonly campaign: string; readonly association: string };
type Invited = Answer<'POST /campaigns/{campaign}/associations/{association}/invitations'>;

const Invite = ({ campaign, association }: Of) => {
  const say = texts();
  const made = useSignal<{ readonly name: string; readonly link?: string | undefined } | undefined>(undefined);
  const form = useForm({
    name: `invite.${association}`,
    initial: { name: '', email: '', role: 'member' },
    check: ({ name = '', email = '' }) => ({
      ...(name.trim() === '' && { name: say.nameWrong }),
      ...(!/^\S+@\S+\.\S+$/.test(email.trim()) && { email: say.emailWrong }),
    }),
    command: ({ name = '', email = '', role }) => ({
      route: 'POST /campaigns/{campaign}/associations/{association}/invitations',
      ask: { path: { campaign, association }, body: { name: name.trim(), email: email.trim(), role } },
      title: say.invited(name.trim()),
    }),
    done: (answer, { name = '' }) => {
      const secret = (answer as Invited | undefined)?.secret;
      made.value = { name: name.trim(), link: secret && invitationLink(campaign, secret) };
      return { said: say.invited(name.trim()) };
    },
  });
  const link = made.value?.link;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link ?? '');
    announce(say.copied);
  };
  return (
    <section class="card" aria-labelledby="invite">
      <div class="stack tight">
        <h2 id="invite">{say.invite}</h2>
        <p class="soft">{say.inviteHow}</p>
      </div>
      {made.value && (
        <div class="note good">
          <Icon name="check" />
          <div class="stack tight">
            <p>{say.invited(made.value.name)}</p>
            {link !== undefined && (
              <>
                <p class="small">{say.link}</p>
                <p class="small whole">{link}</p>
                <p>
                  <button class="no" type="button" onClick={() => void copy()}>
                    {say.copy}
                  </button>
                </p>
              </>
            )}
          </div>
        </div>
      )}
      <Form of={form} act={say.send}>
        <Field name="name" label={say.name} autoComplete="off" />
        <Field name="email" type="email" label={say.email} autoComplete="off" />
        <ChoiceField
          name="role"
          label={say.role}
          options={[
            { value: 'member', say: say.asMember, hint: say.asMemberHint },
            { value: 'administrator', say: say.asAdministrator, hint: say.asAdministratorHint },
          ]}
        />
      </Form>
    </section>
  );
};

/** Who belongs to an association, who is invited, and whom its administrators let in. */
export const Association = ({
  campaign,
  association,
  name,
  self,
}: Of & { readonly name: string; readonly self: string }) => {
  const say = texts();
  const at = { path: { campaign, association } };
  const { value: members, failure } = read('GET /campaigns/{campaign}/associations/{association}/members', at);
  const { value: invited } = read('GET /campaigns/{campaign}/associations/{association}/invitations', at);
  const again = () => void refresh('GET /campaigns/{campaign}/associations/{association}/members', at);
  if (!members)
    return failure?.status === 403 ? (
      <p class="soft">{say.notYours}</p>
    ) : failure ? (
      <Failed failure={failure} again={again} />
    ) : (
      <Loading />
    );
  const focus = `#members-${association}`;
  return (
    <>
      <section class="stack narrow" aria-labelledby={`members-${association}`}>
        <h2 id={`members-${association}`} tabIndex={-1}>
          {say.members(name)}
        </h2>
        {members.items.length === 0 ? (
          <p class="soft">{say.noMembers}</p>
        ) : (
          <ul class="rows">
            {members.items.map(({ id, name: who, role }) => (
              <li key={id} class="line">
                <div class="lead">
                  <h3>{who}</h3>
                  {role === 'administrator' && <Chip>{say.roles.administrator}</Chip>}
                </div>
                <p>
                  <Sure
                    act={id === self ? say.leave : say.remove}
                    of={who}
                    title={id === self ? say.leaveOf : say.removeOf(who)}
                    how={id === self ? say.leaveHow : say.removeHow}
                    said={say.removed(who)}
                    route="DELETE /campaigns/{campaign}/associations/{association}/members/{person}"
                    path={{ campaign, association, person: id }}
                    focus={focus}
                  />
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section class="stack narrow" aria-labelledby={`invited-${association}`}>
        <h2 id={`invited-${association}`}>{say.invitations}</h2>
        {invited && invited.items.length === 0 && <p class="soft">{say.noInvitations}</p>}
        {invited && invited.items.length > 0 && (
          <ul class="rows">
            {invited.items.map(({ id, name: who = '', email, role, expiresAt }) => (
              <li key={id} class="line">
                <div class="lead">
                  <h3>{who || email}</h3>
                  <Chip>{say.roles[role]}</Chip>
                </div>
                <p class="small soft whole">
                  {email} · {say.until(dateInWords(dayOf(expiresAt), language.value, today()))}
                </p>
                <p>
                  <Sure
                    act={say.revoke}
                    of={who}
                    title={say.revokeOf(who)}
                    how={say.revokeHow}
                    said={say.revoked}
                    route="DELETE /campaigns/{campaign}/associations/{association}/invitations/{invitation}"
                    path={{ campaign, association, invitation: id }}
                    focus={focus}
                  />
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
      <div class="narrow">
        <Invite campaign={campaign} association={association} />
      </div>
    </>
  );
};
