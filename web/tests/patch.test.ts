/** The lines of a room arrive on the page as they were meant, though only what changed is sent. */

import { serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { type Lists, fill, thin } from '../worker/patch.ts';
import type { ToPage } from '../worker/protocol.ts';
import type { LineView, RoomView } from '../worker/views.ts';

const line = (text: string): LineView => ({ text }) as LineView;

const room = (lines: readonly LineView[]): ToPage => ({
  kind: 'room',
  value: { id: 'a', lines } as unknown as RoomView,
});

/** What crosses is a copy, as it is between two threads. */
function crossing(): { send: (message: ToPage) => ToPage; bytes: () => number } {
  const [sent, received]: [Lists, Lists] = [new Map(), new Map()];
  let size = 0;
  return {
    send(message) {
      const raw = thin(sent, message);
      size = serialize(raw).length;
      const copy = structuredClone(raw);
      fill(received, copy);
      return copy;
    },
    bytes: () => size,
  };
}

test('a room that grows, changes and shrinks', () => {
  const { send } = crossing();
  const [first, second, third] = ['one', 'two', 'three'].map(line) as [
    LineView,
    LineView,
    LineView,
  ];
  const lists = [[first], [first, second], [third, second], [second], [], [first, second, third]];

  for (const lines of lists) expect(send(room(lines))).toEqual(room(lines));
});

test('what an act ends in, and other rooms, keep apart', () => {
  const { send } = crossing();
  const other: ToPage = { kind: 'done', id: 1, value: { id: 'b', lines: [line('else')] } };
  send(room([line('one')]));

  expect(send(other)).toEqual(other);
  expect(send({ kind: 'done', id: 2, value: null })).toEqual({ kind: 'done', id: 2, value: null });
  expect(send(room([]))).toEqual(room([]));
});

test('a line more costs no more in a long room than in a short one', () => {
  const [short, long] = [crossing(), crossing()];
  const many = Array.from({ length: 5000 }, (_, at) => line(`entry ${at}`));
  short.send(room(many.slice(0, 5)));
  long.send(room(many));
  short.send(room([...many.slice(0, 5), line('new')]));
  long.send(room([...many, line('new')]));

  expect(long.bytes()).toBeLessThan(short.bytes() + 20);
});
