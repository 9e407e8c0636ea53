import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { announce, focusOn } from '../../core/announce.ts';
import { call } from '../../core/call.ts';
import { read, refresh } from '../../core/data.ts';
import type { Failure } from '../../core/failure.ts';
import { language } from '../../core/language.ts';
import { canPush, isBlocked, subscribe, subscription } from '../../core/pushing.ts';
import { subject } from '../../core/session.ts';
import { Failed } from '../../parts/failed.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loading } from '../../parts/loading.tsx';
import type { Preferences } from './address.tsx';
import { deviceName } from './device-name.ts';
import { OtherDevices } from './other-devices.tsx';
import { texts } from './texts.ts';

const route = 'GET /campaigns/{campaign}/preferences/devices';
const one = 'DELETE /campaigns/{campaign}/preferences/devices/{device}';

type Props = { readonly campaign: string; readonly decide: Preferences['decide'] };

const browserSaysNo = (title: string, detail: string): Failure => ({
  status: 400,
  code: 'browser',
  title,
  detail,
  errors: [],
});

/** Which devices show that a decision waits: this one, and others. */
export const Devices = ({ campaign, decide }: Props) => {
  const say = texts();
  const at = { path: { campaign } };
  const { value, failure } = read(route, at);
  /** This browser's own, once that is known. */
  const here = useSignal<string | undefined>(undefined);
  const isBusy = useSignal(false);
  const refused = useSignal<Failure | undefined>(undefined);
  const blocked = useSignal(canPush() && isBlocked());
  const owner = subject.value ?? '';
  useEffect(() => {
    const look = async (key: string): Promise<void> => {
      here.value = (await subscription(key, owner))?.id;
    };
    if (value) void look(value.key);
  }, [value?.key, owner]);
  if (failure && !value) return <Failed failure={failure} again={() => void refresh(route, at)} />;
  if (!value) return <Loading />;
  const isOn = value.items.some(({ id }) => id === here.value);
  const others = value.items.filter(({ id }) => !isOn || id !== here.value);

  /** One at a time; what went well is said, and the list asked for anew. */
  const doing = async (work: () => Promise<Failure | string | undefined>): Promise<void> => {
    if (isBusy.peek()) return;
    isBusy.value = true;
    refused.value = undefined;
    const done = await work();
    if (typeof done === 'string') {
      await refresh(route, at);
      announce(done);
    } else refused.value = done;
    isBusy.value = false;
    // What was pressed is gone, unless it is to be tried once more.
    if (refused.value === undefined) focusOn('#devices');
  };
  const turnOn = () =>
    doing(async () => {
      const own = await subscribe(value.key, owner);
      blocked.value = isBlocked();
      if (!own) {
        announce(blocked.value ? say.pushBlocked : say.pushFailed);
        return blocked.value ? undefined : browserSaysNo(say.pushFailed, say.pushFailedHow);
      }
      const { id, endpoint, p256dh, auth } = own;
      const name = deviceName(navigator.userAgent, language.value);
      const called = await call('POST /campaigns/{campaign}/preferences/devices', {
        path: { campaign },
        body: { endpoint, keys: { p256dh, auth }, name },
      });
      if ('failure' in called) return called.failure;
      here.value = id;
      return say.pushIsOn;
    });
  const remove = (device: string) =>
    doing(async () => {
      const called = await call(one, { path: { campaign, device } });
      if ('failure' in called && called.failure.status !== 404) return called.failure;
      return say.pushRemoved;
    });

  return (
    <section class="card narrow" aria-labelledby="devices">
      <h2 id="devices" tabIndex={-1}>
        {say.devices}
      </h2>
      <p>{say.devicesHow}</p>
      {decide !== 'now' && (
        <p class="note wait">
          <Icon name="letter" />
          <span>{say.pushNotNow}</span>
        </p>
      )}
      {refused.value && <Failed failure={refused.value} />}
      {!canPush() && <p class="note wait">{say.pushCannot}</p>}
      {canPush() && blocked.value && !isOn && (
        <p class="note wait">
          <Icon name="warning" />
          <span>{say.pushBlocked}</span>
        </p>
      )}
      {isOn && (
        <p class="note good">
          <Icon name="check" />
          <span>{say.pushOnHere}</span>
        </p>
      )}
      {(isOn || (canPush() && !blocked.value)) && (
        <p class="flow">
          <button
            class="no"
            type="button"
            disabled={isBusy.value}
            onClick={() => void (isOn ? remove(here.value ?? '') : turnOn())}
          >
            {isOn ? say.pushOff : say.pushOn}
          </button>
        </p>
      )}
      {others.length > 0 && (
        <OtherDevices
          title={isOn ? say.pushOthers : say.pushElsewhere}
          devices={others}
          isBusy={isBusy.value}
          remove={(id) => void remove(id)}
        />
      )}
    </section>
  );
};
