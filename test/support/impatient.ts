import type { Template } from '../../infra/local/template.ts';

/** A message that failed, on a machine that is too busy for a moment, comes again soon instead of after minutes. */
const visibilitySeconds = 5;
export const impatient = (template: Template): Template => ({
  ...template,
  Resources: Object.fromEntries(
    Object.entries(template.Resources).map(([id, resource]) => [
      id,
      resource.Properties?.VisibilityTimeout === undefined
        ? resource
        : { ...resource, Properties: { ...resource.Properties, VisibilityTimeout: visibilitySeconds } },
    ]),
  ),
});
