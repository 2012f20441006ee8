/** The people somebody learns from: every shared vector. */

import * as canon from '../core/ground/canon.ts';
import { type Bytes, fromHex, hex } from '../core/ground/octets.ts';
import * as circle from '../core/room/circle.ts';
import { play } from './vectors.ts';

const value = (body: string): canon.Value => canon.decode(fromHex(body));

const shown = (one: circle.Someone | Bytes): unknown =>
  one instanceof Uint8Array ? { off: one } : one;

const listed = (bodies: readonly string[]): circle.Someone[] => circle.standing(bodies.map(value));

play('circle', {
  'circle/kept': ({ body }: { body: string }) => {
    const found = circle.parse(value(body));
    const fields =
      found instanceof Uint8Array ? circle.takenOff(found) : circle.someoneFields(found);
    if (hex(canon.encode(fields)) !== body) throw new Error('not the same');
    return shown(found);
  },
  'circle/list': ({ bodies }: { bodies: readonly string[] }) => listed(bodies),
  'circle/due': ({ day, today }: { day: number | null; today: number }) =>
    circle.due({ day }, today),
  'circle/name': ({ text }: { text: string }) => circle.oneName(text),
  'circle/note': ({ text }: { text: string }) =>
    circle.someoneFields({ id: new Uint8Array(16), name: 'Noor', note: text, day: null })[2],
  'circle/one': ({ bodies, id }: { bodies: readonly string[]; id: string }) =>
    circle.oneOf(listed(bodies), fromHex(id)),
});
