import * as z from 'zod/mini';

/** What has happened to something, oldest first, as each capability shows it beside the thing. Pure. */
export const history = () =>
  z.readonly(
    z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        actor: z.optional(z.string()),
        event: z.string(),
        data: z.record(z.string(), z.unknown()),
      }),
    ),
  );
