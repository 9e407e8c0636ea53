import * as zod from 'zod/v4/mini';

/**
 * Stands in for `zod/mini` in the bundles: a schema is made when it is first asked something. A function knows the
 * contracts of all its operations, and one request is of one of them. Whoever writes a contract need not think of it.
 */
export * from 'zod/v4/mini';

type Made = { readonly _zod: object; readonly check?: (...checks: readonly unknown[]) => Made };

/** What zod looks at, of a schema as of a check, is `_zod` and nothing else. */
class Lazy implements Made {
  readonly #make: () => Made;
  #made: Made | undefined;

  constructor(make: () => Made) {
    this.#make = make;
  }

  get #own(): Made {
    return (this.#made ??= this.#make());
  }

  get _zod(): object {
    return this.#own._zod;
  }

  check(...checks: readonly unknown[]): Made {
    return new Lazy(() => this.#own.check?.(...checks) as Made);
  }
}

const lazily = <F>(make: F): F =>
  ((...given: readonly unknown[]) => new Lazy(() => (make as (...given: readonly unknown[]) => Made)(...given))) as F;

// Whatever of zod is missing here is made at once.
export const string = /* @__PURE__ */ lazily(zod.string);
export const number = /* @__PURE__ */ lazily(zod.number);
export const int = /* @__PURE__ */ lazily(zod.int);
export const boolean = /* @__PURE__ */ lazily(zod.boolean);
export const literal = /* @__PURE__ */ lazily(zod.literal);
const choice = /* @__PURE__ */ lazily(zod.enum);
export { choice as enum };
export const object = /* @__PURE__ */ lazily(zod.object);
export const strictObject = /* @__PURE__ */ lazily(zod.strictObject);
export const looseObject = /* @__PURE__ */ lazily(zod.looseObject);
export const extend = /* @__PURE__ */ lazily(zod.extend);
export const partial = /* @__PURE__ */ lazily(zod.partial);
export const unknown = /* @__PURE__ */ lazily(zod.unknown);
export const array = /* @__PURE__ */ lazily(zod.array);
export const record = /* @__PURE__ */ lazily(zod.record);
export const union = /* @__PURE__ */ lazily(zod.union);
export const optional = /* @__PURE__ */ lazily(zod.optional);
export const exactOptional = /* @__PURE__ */ lazily(zod.exactOptional);
export const nullable = /* @__PURE__ */ lazily(zod.nullable);
export const readonly = /* @__PURE__ */ lazily(zod.readonly);
export const _default = /* @__PURE__ */ lazily(zod._default);
export const prefault = /* @__PURE__ */ lazily(zod.prefault);
export const pipe = /* @__PURE__ */ lazily(zod.pipe);
export const transform = /* @__PURE__ */ lazily(zod.transform);
export const refine = /* @__PURE__ */ lazily(zod.refine);
export const regex = /* @__PURE__ */ lazily(zod.regex);
export const minLength = /* @__PURE__ */ lazily(zod.minLength);
export const maxLength = /* @__PURE__ */ lazily(zod.maxLength);
export const minimum = /* @__PURE__ */ lazily(zod.minimum);
export const maximum = /* @__PURE__ */ lazily(zod.maximum);
