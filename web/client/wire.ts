/**
 * Talking to one server: requests out, checked shapes back, problems as errors.
 *
 * Nothing secret goes into an address. Every post that is not idempotent by itself carries a key, so
 * that a repeated request has one effect.
 *
 * Source: spec/openapi.yaml; RFC 9110, RFC 9457.
 */

import { fromUtf8, hex, utf8, type Bytes } from '../core/ground/octets.ts';
import type { Answer, Edge, Transport } from './ports.ts';
import { BadAnswer, Refused, ServerAway } from './refusal.ts';
import { Row, rows } from './row.ts';

/** The most bytes that a client takes as one answer. */
export const LARGEST = 8 * 1024 * 1024;

/** How often a post that has one effect is sent again when no answer comes. */
export const AGAIN = 2;

/** The answer to whoever is not signed in, or not any more. */
export const UNSIGNED = 401;

const CBOR = 'application/cbor';
const JSON_TYPE = 'application/json';
const ONCE = 'Idempotency-Key';

type Headers = Record<string, string>;

/** One server. `token` is set by signing in; `renew` signs in again when it has ended. */
export class Wire {
  token: string | null = null;
  renew: (() => Promise<void>) | null = null;
  #renewing: Promise<void> | null = null;
  readonly #transport: Transport;
  readonly #edge: Edge;

  constructor(transport: Transport, edge: Edge) {
    this.#transport = transport;
    this.#edge = edge;
  }

  /** Scheme, host and port of the server. */
  get server(): string {
    return this.#transport.server;
  }

  /** The same server for somebody who is not signed in. */
  stranger(): Wire {
    return new Wire(this.#transport, this.#edge);
  }

  /** The bytes at a path. Throws `ServerAway`, `Refused` or `BadAnswer`, as everything here. */
  get(path: string): Promise<Bytes> {
    return this.#ask('GET', path, {}, null);
  }

  /** The JSON at a path, whatever its shape. Throws `BadAnswer` besides. */
  async getJson(path: string): Promise<unknown> {
    return decodeJson(await this.get(path));
  }

  /** The list at a path. Throws `BadAnswer` besides. */
  async getRows(path: string): Promise<Row[]> {
    return rows(await this.getJson(path));
  }

  /**
   * Post CBOR; `once` adds a key so that a repetition has one effect: one drawn here, or the one given,
   * for what is posted again later.
   */
  post(path: string, body: Bytes, once: boolean | Bytes = false): Promise<Bytes> {
    return this.#ask('POST', path, this.#headers(CBOR, once), body);
  }

  /** Put CBOR. */
  put(path: string, body: Bytes): Promise<Bytes> {
    return this.#ask('PUT', path, this.#headers(CBOR), body);
  }

  /** Put JSON. */
  putJson(path: string, body: object): Promise<Bytes> {
    return this.#ask('PUT', path, this.#headers(JSON_TYPE), utf8(JSON.stringify(body)));
  }

  /** Put raw bytes. */
  putOctets(path: string, body: Bytes): Promise<Bytes> {
    return this.#ask('PUT', path, this.#headers('application/octet-stream'), body);
  }

  /** Post JSON and take the answer as it is. */
  sendJson(path: string, body: object, once = false): Promise<Bytes> {
    const headers = this.#headers(JSON_TYPE, once);
    return this.#ask('POST', path, headers, utf8(JSON.stringify(body)));
  }

  /** Post JSON and read one object. */
  async postRow(path: string, body: object, once = false): Promise<Row> {
    return new Row(decodeJson(await this.sendJson(path, body, once)));
  }

  /** Delete what is at a path. */
  async delete(path: string): Promise<void> {
    await this.#ask('DELETE', path, {}, null);
  }

  #headers(type: string, once: boolean | Bytes = false): Headers {
    const headers = { 'Content-Type': type };
    if (!once) return headers;
    return { ...headers, [ONCE]: hex(once === true ? this.#edge.entropy(16) : once) };
  }

  async #ask(method: string, path: string, headers: Headers, body: Bytes | null): Promise<Bytes> {
    await this.#renewing;
    const used = this.token;
    let answer = await this.#insist(method, path, headers, body);
    if (answer.status === UNSIGNED && this.renew) {
      await this.#again(used);
      answer = await this.#insist(method, path, headers, body);
    }
    if (answer.status >= 300) throw refusal(answer);
    if (answer.body.length > LARGEST) throw new BadAnswer('too large');
    return answer.body;
  }

  /** Sign in again, unless somebody did since `used` was sent: many may be refused at once. */
  async #again(used: string | null): Promise<void> {
    if (this.token !== used) return;
    this.#renewing ??= this.renew?.() ?? null;
    try {
      await this.#renewing;
    } finally {
      this.#renewing = null;
    }
  }

  /** Send, and where nothing can happen twice send again: an answer may be lost on the way back. */
  async #insist(
    method: string,
    path: string,
    headers: Headers,
    body: Bytes | null,
  ): Promise<Answer> {
    for (let tries = 0; ; tries++) {
      try {
        return await this.#send(method, path, headers, body);
      } catch (away) {
        if (tries === AGAIN || !(ONCE in headers)) throw away;
        await this.#edge.pause(2 ** tries);
      }
    }
  }

  async #send(method: string, path: string, headers: Headers, body: Bytes | null): Promise<Answer> {
    const token: Headers = this.token === null ? {} : { Authorization: `Bearer ${this.token}` };
    try {
      return await this.#transport.send(method, path, { ...headers, ...token }, body);
    } catch {
      throw new ServerAway();
    }
  }
}

/** Read a JSON answer. Throws `BadAnswer`. */
export function decodeJson(raw: Bytes): unknown {
  try {
    return raw.length ? JSON.parse(fromUtf8(raw)) : null;
  } catch {
    throw new BadAnswer('not JSON');
  }
}

function refusal({ status, body }: Answer): Refused {
  try {
    const problem = new Row(decodeJson(body));
    return new Refused(
      problem.text('title').slice(0, 500),
      problem.text('code').slice(0, 64),
      status,
    );
  } catch {
    return new Refused(`status ${status}`, `http-${status}`, status);
  }
}
