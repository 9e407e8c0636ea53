import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { packed, unpacked } from './packed.ts';

/** How values are written down for DynamoDB and read again. */
export type Attributes = Extract<Parameters<typeof unmarshall>[0], Readonly<Record<string, unknown>>>;
export type AttributeValue = Attributes[string];

export const toAttributes = (value: object): Record<string, AttributeValue> =>
  marshall(value, { removeUndefinedValues: true });

/** What DynamoDB counts as a unit of writing, in bytes. */
const unit = 1024;

/** Source: Amazon DynamoDB Developer Guide, item sizes and formats. Of a number it is a byte too much at most. */
const sizeOf = (value: AttributeValue): number => {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.length / 2) + 2;
  if (value.B !== undefined) return value.B.length;
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + bytesOf(value.M);
  if (value.L !== undefined) return value.L.reduce((sum, each) => sum + 1 + sizeOf(each), 3);
  const set = value.SS ?? value.NS ?? value.BS ?? [''];
  return set.reduce((sum: number, each: string | Uint8Array) => sum + Buffer.byteLength(each), 0) + 1;
};
/** How large DynamoDB takes these to be, in bytes: a little more at most. */
export const bytesOf = (attributes: Attributes): number =>
  Object.entries(attributes).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + sizeOf(value), 0);
const unitsOf = (attributes: Attributes): number => Math.ceil(bytesOf(attributes) / unit);

/** Has neither bytes nor sets, which JSON does not know. */
const isPlain = ({ M, L, S, N, BOOL, NULL }: AttributeValue): boolean =>
  M !== undefined
    ? Object.values(M).every(isPlain)
    : L !== undefined
      ? L.every(isPlain)
      : [S, N, BOOL, NULL].some((each) => each !== undefined);

/** Where an item has what is packed of it. No entity and no event has a field of that name. */
const bag = 'packed';

/** From so many characters a text is worth packing. */
const longText = 200;
/** What an index holds stays readable, too. */
const isKey = (name: string): boolean => /^(pk|sk|l\d|waits)$/.test(name);

/**
 * An item as it is stored: lists, maps and long texts, which repeat themselves, are packed where that spares a unit. Keys,
 * versions and short texts stay as they are, for conditions and filters, and for whoever looks into the table.
 */
export const toStored = (item: object): Record<string, AttributeValue> => {
  const attributes = toAttributes(item);
  if (bytesOf(attributes) <= unit) return attributes;
  const isBulky = ([name, value]: readonly [string, AttributeValue]): boolean =>
    (value.M ?? value.L) !== undefined ? isPlain(value) : (value.S?.length ?? 0) > longText && !isKey(name);
  const all = Object.entries(attributes);
  const small = {
    ...Object.fromEntries(all.filter((each) => !isBulky(each))),
    [bag]: { B: packed(Object.fromEntries(all.filter(isBulky))) },
  };
  return unitsOf(small) < unitsOf(attributes) ? small : attributes;
};

/** The item that was stored so, or as it is. */
export const fromStored = ({ [bag]: bulk, ...attributes }: Attributes): Record<string, unknown> =>
  unmarshall(bulk?.B ? { ...attributes, ...unpacked<Attributes>(bulk.B) } : attributes);

/** The item in a record of the table's stream, where bytes are in Base64. */
export const fromImage = (image: object = {}): Record<string, unknown> => {
  const { [bag]: bulk, ...attributes } = image as Attributes & { readonly [bag]?: { readonly B: string } };
  return fromStored(bulk ? { ...attributes, [bag]: { B: Buffer.from(bulk.B, 'base64') } } : attributes);
};
