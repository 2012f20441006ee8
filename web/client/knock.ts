/**
 * Being told while away: what the server knows of it, and changing it.
 *
 * Nothing here is sealed: an address for mails is the server's to read, because it writes to it.
 *
 * Source: spec/knock.md; spec/openapi.yaml.
 */

import { hex, type Bytes } from '../core/ground/octets.ts';
import { Row } from './row.ts';
import type { Session } from './session.ts';
import { decodeJson } from './wire.ts';

/** How somebody wants to be told; hours from 0 to 23, `zone` by its name in the IANA database. */
export interface Manner {
  readonly rhythm: string;
  readonly hour: number;
  readonly quiet: readonly [number, number] | null;
  readonly zone: string;
  readonly language: string;
}

/**
 * How this person is told. `pushKey`: null where the server tells no browser; `address`: confirmed;
 * `asked`: one whose code is awaited; `browsers`: SHA-256 of each endpoint, in hex.
 */
export interface Knock {
  readonly mails: boolean;
  readonly pushKey: Bytes | null;
  readonly address: string | null;
  readonly asked: string | null;
  readonly manner: Manner;
  readonly browsers: readonly string[];
}

/** How this person is told. */
export async function told({ wire }: Session): Promise<Knock> {
  const row = new Row(decodeJson(await wire.get('/api/knock')));
  const [start, end] = [row.maybe('number', 'quiet_from'), row.maybe('number', 'quiet_to')];
  return {
    mails: row.flag('mails'),
    pushKey: row.maybe('octets', 'push_key'),
    address: row.maybe('text', 'address'),
    asked: row.maybe('text', 'asked'),
    manner: {
      rhythm: row.text('rhythm'),
      hour: row.number('hour'),
      quiet: start === null || end === null ? null : [start, end],
      zone: row.text('zone'),
      language: row.text('language'),
    },
    browsers: row.texts('browsers'),
  };
}

/** Say how this person wants to be told. Throws `Refused` for a zone that the server lacks. */
export async function say({ wire }: Session, manner: Manner): Promise<void> {
  const { quiet, ...rest } = manner;
  await wire.putJson('/api/knock', {
    ...rest,
    quiet_from: quiet?.[0] ?? null,
    quiet_to: quiet?.[1] ?? null,
  });
}

/** Give an address; the server mails a code to it. Throws `Refused`. */
export async function ask({ wire }: Session, address: string): Promise<void> {
  await wire.sendJson('/api/knock/address', { address });
}

/** Show the code that came; the address is used from now on. Throws `Refused`. */
export async function confirm({ wire }: Session, code: string): Promise<void> {
  await wire.sendJson('/api/knock/confirm', { code: code.replace(/\s/g, '') });
}

/** Have the address forgotten: no mails any more. */
export async function forget({ wire }: Session): Promise<void> {
  await wire.delete('/api/knock/address');
}

/** Have a browser, by its endpoint, tell this person, and nobody else. Throws `Refused`. */
export async function addBrowser({ wire }: Session, endpoint: string): Promise<void> {
  await wire.sendJson('/api/knock/browsers', { endpoint });
}

/** Have a browser, by the SHA-256 of its endpoint, tell nobody any more. */
export async function dropBrowser({ wire }: Session, id: Bytes): Promise<void> {
  await wire.delete(`/api/knock/browsers/${hex(id)}`);
}
