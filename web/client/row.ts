/**
 * Reading a server's JSON: each field as what it must be, or a refusal that names it.
 *
 * Source: spec/openapi.yaml.
 */

import { fromHex, type Bytes } from '../core/ground/octets.ts';
import { BadAnswer } from './refusal.ts';

/** One JSON object of an answer. Every reader throws `BadAnswer`. */
export class Row {
  readonly #fields: Map<string, unknown>;

  constructor(value: unknown) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new BadAnswer('not an object');
    this.#fields = new Map(Object.entries(value));
  }

  /** A field that is text. */
  text(name: string): string {
    const found = this.#fields.get(name);
    if (typeof found !== 'string') throw new BadAnswer(name);
    return found;
  }

  /** A field that is bytes in hex. */
  octets(name: string): Bytes {
    try {
      return fromHex(this.text(name));
    } catch {
      throw new BadAnswer(name);
    }
  }

  /** A field that is a whole number. */
  number(name: string): number {
    const found = this.#fields.get(name);
    if (typeof found !== 'number' || !Number.isSafeInteger(found)) throw new BadAnswer(name);
    return found;
  }

  /** A field that is true or false. */
  flag(name: string): boolean {
    const found = this.#fields.get(name);
    if (typeof found !== 'boolean') throw new BadAnswer(name);
    return found;
  }

  /** A field that is a list of objects. */
  rows(name: string): Row[] {
    return rows(this.#fields.get(name));
  }

  /** A field that is a list of texts. */
  texts(name: string): string[] {
    const found = this.#fields.get(name);
    const isText = (each: unknown): each is string => typeof each === 'string';
    if (!Array.isArray(found) || !found.every(isText)) throw new BadAnswer(name);
    return found;
  }

  /** A field that is there and may be null, else as the reader of this kind reads it. */
  maybe<Kind extends 'text' | 'octets' | 'number'>(
    kind: Kind,
    name: string,
  ): ReturnType<Row[Kind]> | null {
    if (!this.#fields.has(name)) throw new BadAnswer(name);
    if (this.#fields.get(name) === null) return null;
    return this[kind](name) as ReturnType<Row[Kind]>;
  }
}

/** An answer that is a list of objects. Throws `BadAnswer`. */
export function rows(value: unknown): Row[] {
  if (!Array.isArray(value)) throw new BadAnswer('not a list');
  return value.map((item) => new Row(item));
}
