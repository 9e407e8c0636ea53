import type { Failure } from '../core/failure.ts';
import { Failed } from './failed.tsx';
import { Loading } from './loading.tsx';

/** A screen whose content is on its way, or did not come: it says already which one it is. */
type Props = { readonly title: string; readonly failure?: Failure | undefined; readonly again?: () => void };

export const NotYet = ({ title, failure, again }: Props) => (
  <>
    <h1 tabIndex={-1}>{title}</h1>
    {failure ? <Failed failure={failure} {...(again && { again })} /> : <Loading />}
  </>
);
