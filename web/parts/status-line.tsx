import { announced } from '../core/announce.ts';

/** Read out when it changes; there from the start, since a region that comes with its words is not. */
export const StatusLine = () => (
  <p class="hidden" role="status">
    {announced.value}
  </p>
);
