import type { Key } from '../../shared/table.ts';
import { callKey, callOf, type Happened } from '../hooks/calls.ts';

/**
 * What an event sets off beside notices: so far that hooks are told of it. `arrived` is the item that is there once the
 * body has been handed on.
 */
export const callsOf = (event: Happened): readonly { readonly body: object; readonly arrived: Key }[] => {
  const call = callOf(event);
  return call ? [{ body: call, arrived: callKey(call) }] : [];
};
