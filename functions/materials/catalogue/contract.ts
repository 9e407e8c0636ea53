import type { Contract } from '../../../shared/contract.ts';
import * as z from 'zod/mini';
import { removed, removedOrRetired, weighable } from '../../../shared/resources.ts';
import * as example from '../examples.ts';
import { file } from '../files/examples.ts';
import { editionFile } from '../files/resources.ts';
import { catalogue, edition, editionBody, catalogueItem, itemBody, pack, packBody } from '../resources.ts';

/** What can be ordered (D9-D13). The district office keeps it, for it prints for all. Pure. */
const path = '/campaigns/{campaign}/materials';
const oneItem = `${path}/items/{item}` as const;
const oneEdition = `${oneItem}/editions/{language}` as const;
const onePack = `${path}/packs/{pack}` as const;

const members = { see: 'offices-or-associations', act: 'offices-or-associations', refusals: [] } as const;
const keepers = { see: 'offices-or-associations', act: 'offices', refusals: [] } as const;

export const editionWithFile = z.extend(edition, { file: z.optional(editionFile), ...weighable });

export const contract = {
  setItem: {
    ...keepers,
    route: `PUT ${oneItem}`,
    summary: 'Enter a catalogue item, or change it',
    description:
      'By the district office. D9: until `orderDeadline` more than what is in stock can be ordered. D13: `rationed` says how many copies one association may have. Past `validTo` it can be neither ordered nor downloaded. `editions` enters several language editions at once; those that are not named stay as they are.',
    body: itemBody,
    result: catalogueItem,
    example: { body: example.itemBody, result: example.item },
  },
  showItem: {
    ...members,
    route: `GET ${oneItem}`,
    summary: 'Show a catalogue item',
    result: catalogueItem,
    example: { result: example.item },
  },
  removeItem: {
    ...keepers,
    route: `DELETE ${oneItem}`,
    decisive: { ItemRemoved: true },
    summary: 'Remove a catalogue item, or retire it',
    description:
      'By the district office. It is removed while nothing was made with it; else it is `retired`: it stays readable, is offered no more, and comes back when it is entered again. What is ordered of it stays as it is.',
    result: removedOrRetired,
    example: { result: { id: example.item.id, retired: true } },
  },
  setEdition: {
    ...keepers,
    route: `PUT ${oneEdition}`,
    summary: 'Enter a language edition of an item, or change it',
    description:
      'By the district office. D11: the language as BCP 47. D12: of a Swedish `text`, or of `swedishText`, the Swedish half of a bilingual edition, the readability is shown (LIX); over 50 is marked as bureaucratic.',
    body: editionBody,
    result: edition,
    example: { body: example.editionBody, result: example.edition },
  },
  removeEdition: {
    ...keepers,
    route: `DELETE ${oneEdition}`,
    decisive: { EditionRemoved: true },
    summary: 'Remove a language edition, or retire it',
    description: 'As its item: removed while nothing was made with it, else `retired` until it is entered again.',
    result: removedOrRetired,
    example: { result: { id: example.edition.language, retired: false } },
  },
  showEdition: {
    ...members,
    route: `GET ${oneEdition}`,
    summary: 'Show a language edition with its text, and the PDF to print oneself',
    description:
      'D12: `file` says how often it was downloaded and how many copies were printed: to offices by whom (`perUnit`), to an association its own figures.',
    result: editionWithFile,
    example: { result: { ...example.edition, printYourself: true, file } },
  },
  setPack: {
    ...keepers,
    route: `PUT ${onePack}`,
    summary: 'Enter a starter pack, or change it',
    description: 'By the district office. D10: a line without `language` takes the orderer’s choice.',
    body: packBody,
    result: pack,
    example: { body: example.packBody, result: example.pack },
  },
  showPack: {
    ...members,
    route: `GET ${onePack}`,
    summary: 'Show a starter pack',
    result: pack,
    example: { result: example.pack },
  },
  removePack: {
    ...keepers,
    route: `DELETE ${onePack}`,
    decisive: { PackRemoved: true },
    summary: 'Remove a starter pack',
    description: 'By the district office. Orders of it stay as they are.',
    result: removed,
    example: { result: { id: example.pack.id } },
  },
  showCatalogue: {
    ...members,
    route: `GET ${path}/catalogue`,
    summary: 'What can be ordered now',
    description:
      'For each edition what is available now, what the next print run leaves and by when it is promised, and until when more can be printed; for each pack how many can be had from stock now (`makeable`) and which part sets that limit (`limitedBy`). An association sees what it has used of its rations (D13). It may lag by a second.',
    result: catalogue,
    example: { result: example.catalogue },
  },
} as const satisfies Contract;
