import { fieldError, type Wrong } from './field-words.ts';
import { mostErrors } from './fields.ts';
import { type FieldError, type Refusal, refuse } from './problems.ts';

/** The refusal of input that has the right form and is wrong all the same, with the first fifty fields that are. Pure. */
export const invalidFields = (errors: readonly FieldError[]): Refusal<'invalid-input'> => ({
  ...refuse('invalid-input'),
  errors: errors.slice(0, mostErrors),
});

/** A refusal that names one field; for rules that find something wrong with what a field refers to. */
export const invalidField = (pointer: string, what: Wrong): Refusal<'invalid-input'> =>
  invalidFields([fieldError(pointer, what)]);
