import { useSignal } from '@preact/signals';
import type { Day } from '../../../shared/calendar.ts';
import { readLink } from '../../core/data.ts';
import { money } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { Failed } from '../../parts/failed.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { act, dismiss, underWay } from './acting.ts';
import { SignInAgain } from './decision.tsx';
import { Due } from './due.tsx';
import type { Item } from './item.ts';
import { known } from './known-commands.ts';
import { texts } from './texts.ts';

type Command = {
  readonly name: string;
  readonly route: string;
  readonly allowed: boolean;
  readonly needs: readonly string[];
};
type Props = { readonly item: Item; readonly today: Day; readonly next: string };

/** Whatever else waits: what one must know, and the answers that take no more than a press or a reason. */
export const Other = ({ item, today, next }: Props) => {
  const say = texts();
  const refusing = useSignal<Command | undefined>(undefined);
  const { value, etag } = readLink(item.link);
  const { commands = [] } = (value ?? {}) as { readonly commands?: readonly Command[] };
  const isAsked = new Set(item.commands.map(({ name }) => name));
  const simple = commands.filter(
    ({ name, allowed, needs }) =>
      isAsked.has(name) && allowed && name in known && needs.every((need) => need === 'reason'),
  );
  // Where the yes takes more than this page has, a no alone is not offered: it would be the only way to get rid of it.
  const offered = simple.some(({ needs }) => needs.length === 0) ? simple : [];
  const doing = underWay.value?.id === item.id ? underWay.value : undefined;
  const answer = async ({ route }: Command, reason?: string): Promise<void> => {
    const body = reason === undefined ? {} : { reason };
    if (await act({ id: item.id, route, body, ifMatch: etag, next, said: () => ({ said: say.answered(item.title) }) }))
      refusing.value = undefined;
  };
  const close = (): void => {
    refusing.value = undefined;
    dismiss();
  };
  const again = doing?.failure?.code === 'sign-in-again';
  return (
    <article class="one card" id="one" aria-labelledby="one-title">
      <div class="stack tight">
        <h2 id="one-title" tabIndex={-1}>
          {item.title}
        </h2>
        {item.unit && <p class="soft">{item.unit.name}</p>}
        <div class="lead">
          {item.amount !== undefined && <p class="sum">{money(item.amount, language.value)}</p>}
          <Due item={item} today={today} />
        </div>
      </div>
      <dl class="told">
        {item.facts.map(({ name, label, text }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {item.owner && (
          <div>
            <dt>{say.owner}</dt>
            <dd>{item.owner.name}</dd>
          </div>
        )}
        {item.alsoFor.length > 0 && (
          <div>
            <dt>{say.also}</dt>
            <dd>{item.alsoFor.map(({ name }) => name).join(', ')}</dd>
          </div>
        )}
      </dl>
      {doing?.failure && !refusing.value && !again && <Failed failure={doing.failure} />}
      {offered.length > 0 ? (
        <div class="acts">
          {offered.map((command) => (
            <button
              key={command.name}
              class={command.needs.length === 0 ? 'go' : 'no'}
              type="button"
              disabled={doing?.isBusy}
              onClick={() => {
                if (command.needs.length > 0) refusing.value = command;
                else void answer(command);
              }}
            >
              {known[command.name]?.[language.value]}
            </button>
          ))}
        </div>
      ) : (
        value !== undefined && <p class="small soft">{say.noForm}</p>
      )}
      {refusing.value && !again && (
        <ReasonDialog
          title={item.title}
          act={(known[refusing.value.name]?.[language.value] ?? '').replace(' …', '')}
          isBusy={doing?.isBusy === true}
          failure={doing?.failure}
          onReason={(reason) => refusing.value && void answer(refusing.value, reason)}
          onClose={close}
        />
      )}
      {again && <SignInAgain onClose={close} />}
    </article>
  );
};
