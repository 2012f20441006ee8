/** Talking to a server: what travels, and what comes of bent, missing and repeated answers. */

import { expect, test } from 'vitest';
import { type Bytes, utf8 } from '../core/ground/octets.ts';
import type { Answer, Transport } from '../client/ports.ts';
import { BadAnswer, Refused, ServerAway } from '../client/refusal.ts';
import { Row } from '../client/row.ts';
import { LARGEST, Wire } from '../client/wire.ts';
import { edge } from './edge.ts';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Bytes | null;
}

function played(...answers: (Answer | Error)[]): { wire: Wire; sent: Sent[] } {
  const sent: Sent[] = [];
  const transport: Transport = {
    server: 'https://server.example',
    async send(method, path, headers, body) {
      sent.push({ method, path, headers, body });
      const answer = answers.shift() ?? new Error('nothing more');
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  return { wire: new Wire(transport, edge()), sent };
}

const json = (value: unknown, status = 200): Answer => ({
  status,
  body: utf8(JSON.stringify(value)),
});

test('a token goes along, and a key where an act must happen once', async () => {
  const { wire, sent } = played(json({}), json({}));
  wire.token = 'abc';
  await wire.post('/api/a', new Uint8Array(), true);
  await wire.stranger().sendJson('/api/b', { one: 1 });

  expect(sent[0]?.headers).toMatchObject({
    Authorization: 'Bearer abc',
    'Content-Type': 'application/cbor',
    'Idempotency-Key': expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  expect(sent[1]?.headers).toEqual({ 'Content-Type': 'application/json' });
});

test('a problem is a refusal with its code, and so is anything that is none', async () => {
  const problem = { code: 'not-found', title: 'Not here', detail: 'no such thing' };
  const { wire } = played(json(problem, 404), { status: 500, body: utf8('<html>') });
  const first = await wire.get('/').catch((fault: unknown) => fault);
  const second = await wire.get('/').catch((fault: unknown) => fault);

  expect(first).toBeInstanceOf(Refused);
  expect(first).toMatchObject({ reason: 'not-found', status: 404 });
  expect(second).toMatchObject({ reason: 'http-500', status: 500 });
});

test('whoever cannot be reached is away, and too much is too much', async () => {
  const { wire } = played(new Error('offline'), { status: 200, body: new Uint8Array(LARGEST + 1) });

  await expect(wire.get('/')).rejects.toThrow(ServerAway);
  await expect(wire.get('/')).rejects.toThrow(BadAnswer);
});

test('what happens once is sent again when no answer comes, and nothing else is', async () => {
  const lost = new Error('lost');
  const { wire, sent } = played(lost, lost, json({}), lost, json({}));
  await wire.post('/api/a', new Uint8Array(), true);

  expect(new Set(sent.map((one) => one.headers['Idempotency-Key'])).size).toBe(1);
  expect(sent.length).toBe(3);
  await expect(wire.post('/api/b', new Uint8Array())).rejects.toThrow(ServerAway);
  expect(sent.length).toBe(4);
});

test('many requests that are refused at once sign in again once', async () => {
  const { wire, sent } = played(json({}, 401), json({}, 401), json([1]), json([2]));
  let renewed = 0;
  wire.token = 'old';
  wire.renew = async () => {
    await Promise.resolve();
    renewed += 1;
    wire.token = 'new';
  };
  await Promise.all([wire.get('/one'), wire.get('/two')]);

  expect(renewed).toBe(1);
  expect(sent.map((one) => one.headers['Authorization'])).toEqual([
    'Bearer old',
    'Bearer old',
    'Bearer new',
    'Bearer new',
  ]);
});

test('who is refused after signing in again is refused', async () => {
  const { wire, sent } = played(json({}, 401), json({ code: 'unsigned', title: 'No' }, 401));
  wire.token = 'old';
  wire.renew = async () => {
    wire.token = 'new';
  };

  await expect(wire.get('/')).rejects.toMatchObject({ reason: 'unsigned' });
  expect(sent.length).toBe(2);
});

test('a bent answer ends in a refusal that names the field', async () => {
  const row = new Row({ a: 'x', b: 1.5, c: 'zz', d: 1, e: true, f: [{}], g: null, h: ['x', 1] });

  expect([row.text('a'), row.number('d'), row.flag('e'), row.rows('f').length]).toEqual([
    ...['x', 1, true, 1],
  ]);
  expect([row.maybe('text', 'g'), row.maybe('text', 'a')]).toEqual([null, 'x']);
  for (const read of [
    () => row.text('d'),
    () => row.text('toString'),
    () => row.number('b'),
    () => row.octets('c'),
    () => row.flag('d'),
    () => row.rows('a'),
    () => row.texts('h'),
    () => row.maybe('text', 'missing'),
    () => new Row([]),
    () => new Row(null),
  ]) {
    expect(read).toThrow(BadAnswer);
  }
  await expect(played({ status: 200, body: utf8('{') }).wire.getRows('/')).rejects.toThrow(
    BadAnswer,
  );
  await expect(played(json({})).wire.getRows('/')).rejects.toThrow(BadAnswer);
});
