import { escapePointer, isObject, type Json, type JsonObject, type Resource } from '../../manifests';
import { definition, kindDefinition, type Definition, type Type } from './table';

/** One difference between an object and what the API takes. */
export interface Discrepancy {
  /**
   * `text`: a number or boolean where a text is expected, which is mostly what YAML made of a text without quotes;
   * `type`: any other wrong type; `choice`: a text that is none of those allowed.
   */
  readonly of: 'unknown' | 'missing' | 'type' | 'text' | 'choice';
  /** Where the value stands; for what is missing, the mapping that lacks it. */
  readonly path: string;
  /** The field in its mapping; empty for an item of a list. */
  readonly field: string;
  readonly value: Json;
  /** What the field takes; for an unknown field, what its mapping does. */
  readonly type: Type;
  /** The mapping's definition. */
  readonly within: Definition;
}

/** Where a value stands; its path is put together only where something needs it. */
interface Place {
  readonly base: string;
  readonly step: string;
  readonly field: string;
  readonly within: Definition;
}

function pathOf({ base, step }: Place): string {
  return `${base}/${escapePointer(step)}`;
}

const isText = (value: Json): boolean => typeof value === 'string';
const isNumber = (value: Json): boolean => typeof value === 'number';

/** What a value of each type is in JSON. */
const FITS: Readonly<Record<Type['is'], (value: Json) => boolean>> = {
  string: isText,
  enum: isText,
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
  number: isNumber,
  quantity: (value) => isText(value) || isNumber(value),
  port: (value) => isText(value) || Number.isInteger(value),
  list: Array.isArray,
  map: isObject,
  object: isObject,
  any: () => true,
};

/** Reads one object; each kind of value adds what is wrong with it. */
class Reader {
  readonly found: Discrepancy[] = [];

  mapping(body: JsonObject, within: Definition | undefined, path: string): void {
    if (within === undefined) return;
    for (const field of Object.keys(body)) this.field(body[field], { base: path, step: field, field, within });
    for (const [field, type] of within.required) {
      if (Object.hasOwn(body, field) && body[field] !== null && body[field] !== undefined) continue;
      this.found.push({ of: 'missing', path, field, value: null, type, within });
    }
  }

  private field(value: Json | undefined, place: Place): void {
    const type = place.within.fields.get(place.field);
    if (type !== undefined) this.value(value, type, place);
    else if (value !== undefined) this.add('unknown', value, { is: 'object', name: place.within.name }, place);
  }

  private value(value: Json | undefined, type: Type, place: Place): void {
    // The API takes null for a field that is not there.
    if (value === null || value === undefined) return;
    if (!FITS[type.is](value)) this.misfit(value, type, place);
    else if (type.is === 'object') this.mapping(value as JsonObject, definition(type.name), pathOf(place));
    else if (type.is === 'list') this.items(value as readonly Json[], type.of, place);
    else if (type.is === 'map') this.entries(value as JsonObject, type.of, place);
    // The API reads an empty text as a field that is not there.
    else if (type.is === 'enum' && value !== '' && !type.values.includes(value as string))
      this.add('choice', value, type, place);
  }

  private items(values: readonly Json[], of: Type, place: Place): void {
    const base = pathOf(place);
    values.forEach((value, index) => {
      this.value(value, of, { base, step: String(index), field: '', within: place.within });
    });
  }

  private entries(body: JsonObject, of: Type, place: Place): void {
    const base = pathOf(place);
    for (const field of Object.keys(body)) {
      this.value(body[field], of, { base, step: field, field, within: place.within });
    }
  }

  private misfit(value: Json, type: Type, place: Place): void {
    const text = (type.is === 'string' || type.is === 'enum') && typeof value !== 'object';
    this.add(text ? 'text' : 'type', value, type, place);
  }

  private add(of: Discrepancy['of'], value: Json, type: Type, place: Place): void {
    this.found.push({ of, path: pathOf(place), field: place.field, value, type, within: place.within });
  }
}

const read = new WeakMap<JsonObject, readonly Discrepancy[]>();

/** Labels and annotations are the same for every kind, what is known of it or not. */
function metadataTexts(body: JsonObject): Discrepancy[] {
  const reader = new Reader();
  if (isObject(body.metadata)) reader.mapping(body.metadata, definition('meta.ObjectMeta'), '/metadata');
  return reader.found.filter(({ of }) => of === 'text');
}

function readAll(resource: Resource): readonly Discrepancy[] {
  const known = kindDefinition(resource);
  if (known === undefined) return metadataTexts(resource.body);
  const reader = new Reader();
  reader.mapping(resource.body, known, '');
  return reader.found;
}

/** All differences between an object and the API that it names, as far as that is known. Read once for each object. */
export function discrepancies(resource: Resource): readonly Discrepancy[] {
  const known = read.get(resource.body);
  if (known !== undefined) return known;
  const found = readAll(resource);
  read.set(resource.body, found);
  return found;
}
