import { signedIn } from './core/session.ts';
import { StatusLine } from './parts/status-line.tsx';
import { Loading } from './parts/loading.tsx';
import { FirstLook } from './screens/first-look/screen.tsx';
import { Shell } from './shell.tsx';

/** Who is signed in sees their screens, whoever is not how one gets in; until that is known nothing jumps. */
const Screen = () => {
  if (signedIn.value === 'in') return <Shell />;
  if (signedIn.value !== 'unknown') return <FirstLook />;
  return (
    <main>
      <Loading />
    </main>
  );
};

export const App = () => (
  <>
    <Screen />
    <StatusLine />
  </>
);
