/** Concerns between two clients over a server in memory: what each learns, and what changes nothing. */

import { expect, test } from 'vitest';
import * as concern from '../client/concern.ts';
import * as concerning from '../client/concerning.ts';
import { NotYourConcern, type Talk, type Wrong } from '../client/concerning.ts';
import * as concerns from '../client/concerns.ts';
import { openDoor } from '../client/invitation.ts';
import { Refused, ServerAway } from '../client/refusal.ts';
import type { Session } from '../client/session.ts';
import * as outside from '../core/concern/outside.ts';
import { ConcernWithdrawn, NoConsent, NoQuestion, Phase } from '../core/concern/standing.ts';
import * as turns from '../core/concern/turn.ts';
import { FalseTurn, State, type Turn, WORDS } from '../core/concern/turn.ts';
import { CannotOpen, TooLarge } from '../core/ground/errors.ts';
import { NotForYou } from '../core/room/granted.ts';
import { Remembered, joins } from './citizens.ts';
import { entropy } from './edge.ts';
import { Town } from './town.ts';

const TOLD = 'It came back to me.';

interface Side {
  readonly session: Session;
  readonly memory: Remembered;
}

async function side(town: Town): Promise<Side> {
  return { session: (await joins(town)).session, memory: new Remembered() };
}

interface Two {
  readonly town: Town;
  readonly raiser: Side;
  readonly ombuds: Side;
}

/** Two who share nothing, and a concern of the one with the other. */
async function raised(): Promise<Two> {
  const town = await Town.begin();
  const two = { town, raiser: await side(town), ombuds: await side(town) };
  await raise(two.raiser, two.ombuds);
  return two;
}

const raise = ({ session, memory }: Side, { session: { first: to } }: Side): Promise<Turn> =>
  concern.raise(session, memory, { to, shown: [] }, TOLD);

async function mine({ session, memory }: Side): Promise<[Talk, Wrong[]]> {
  const [[talk], wrong] = await concern.mine(session, memory);
  return [talk!, wrong];
}

async function heard({ session, memory }: Side): Promise<[Talk, Wrong[]]> {
  const [[talk], wrong] = await concerns.heard(session, memory);
  return [talk!, wrong];
}

async function says(ombuds: Side, state: State): Promise<Turn> {
  return concerns.say(ombuds.session, ombuds.memory, (await heard(ombuds))[0], state, 'I read it.');
}

const states = ({ turns: all }: Talk): string[] => all.map(({ state }) => state);

const kinds = (wrong: readonly Wrong[]): unknown[] => wrong.map(({ fault }) => fault.constructor);

/** Somebody seals a turn of their own making to a person. */
async function slips(town: Town, to: Session, made: turns.Sent, id = entropy(16)): Promise<void> {
  const sealed = await outside.close(to.card.seal, to.card.hash, turns.encode(made));
  town.turns = [...town.turns, { id, recipient: to.vault.account, sealed }];
}

test('from the first word to a consent, and to its end', async () => {
  const { town, raiser, ombuds } = await raised();
  const talk = async (): Promise<Talk> => (await mine(raiser))[0];
  const desk = async (): Promise<Talk> => (await heard(ombuds))[0];
  const mediate = async (): Promise<Turn> =>
    concerns.mediate(ombuds.session, ombuds.memory, await desk());
  const consent = async (yes: boolean): Promise<Turn> =>
    concern.consent(raiser.session, raiser.memory, await talk(), yes);

  expect((await desk()).turns[0].words).toBe(TOLD);
  await expect(mediate()).rejects.toThrow(NoConsent);
  await expect(consent(true)).rejects.toThrow(NoQuestion);
  await says(ombuds, State.ASKED);
  expect(states(await talk())).toEqual(['raised', 'acknowledged', 'asked']);
  expect((await desk()).standing.confirmed).toBe(false);
  await consent(true);
  expect((await desk()).standing.confirmed).toBe(true);
  await mediate();
  await consent(false);
  await expect(mediate()).rejects.toThrow(NoConsent);
  await concerns.note(ombuds.session, ombuds.memory, await desk(), 'I know her sister.');
  expect(concerns.notes(ombuds.memory, await desk())[0]?.words).toBe('I know her sister.');
  expect((await mine(raiser))[1]).toEqual([]);
  expect((await talk()).faulty).toEqual([]);
  await expect(openDoor(ombuds.session)).resolves.toMatch(/\/join#/);
  expect(town.turns.length).toBe(6);
});

test('after a withdrawal nothing goes on', async () => {
  const { raiser, ombuds } = await raised();
  await concern.withdraw(raiser.session, raiser.memory, (await mine(raiser))[0]);
  const [talk] = await heard(ombuds);

  expect(talk.standing.phase).toBe(Phase.WITHDRAWN);
  expect(() => concerns.judged(new Uint8Array(32), talk, talk.turns[0])).toThrow(ConcernWithdrawn);
  expect(() => concerns.mediate(ombuds.session, ombuds.memory, talk)).toThrow(ConcernWithdrawn);
  await expect(says(ombuds, State.ADVISED)).rejects.toThrow(ConcernWithdrawn);
  await says(ombuds, State.CLOSED);
  expect((await mine(raiser))[0].faulty).toEqual([]);
});

test('of which the answer was lost is sent again, and counts once', async () => {
  const town = await Town.begin();
  const [raiser, ombuds] = [await side(town), await side(town)];
  town.lie = (method, path) => {
    if (method !== 'POST' || path !== '/api/concerns') return null;
    throw new Error('lost');
  };
  await expect(raise(raiser, ombuds)).rejects.toThrow(ServerAway);
  const refused = { status: 403, body: new Uint8Array() };
  town.lie = (method, path) => (path === '/api/concerns' && method === 'POST' ? refused : null);
  await expect(mine(raiser)).rejects.toThrow(Refused);
  town.lie = () => null;
  expect((await heard(ombuds))[0]).toBeUndefined();
  await Promise.all([mine(raiser), mine(raiser), concerning.settle(raiser.session, raiser.memory)]);

  expect(town.asked.filter((one) => one === 'POST /api/concerns')).toHaveLength(3 + 1 + 1);
  expect(town.turns).toHaveLength(1);
  expect((await heard(ombuds))[0].turns[0].words).toBe(TOLD);
});

test('what the server has already is not sent for ever', async () => {
  const { town, raiser } = await raised();
  const went = raiser.memory.kept('concern-went');
  const again = { session: raiser.session, memory: new Remembered() };
  for (const one of raiser.memory.kept('concern-turn'))
    await again.memory.keep('concern-turn', one);
  await mine(again);
  await mine(again);

  expect(town.asked.filter((one) => one === 'POST /api/concerns')).toHaveLength(1 + 1);
  expect(again.memory.kept('concern-went')).toEqual(went);
});

test('what came is fetched once at a sitting', async () => {
  const { town, raiser, ombuds } = await raised();
  await heard(ombuds);
  await concern.add(raiser.session, raiser.memory, (await mine(raiser))[0], 'More.');
  await heard(ombuds);
  await heard(ombuds);

  expect(town.asked.filter((one) => one.startsWith('GET /api/concerns/'))).toHaveLength(2);
});

test('a turn that was changed, or led to somebody else, opens for nobody', async () => {
  const { town, ombuds } = await raised();
  const other = await side(town);
  const [one] = town.turns;
  const bent = { ...one!, id: entropy(16), sealed: one!.sealed.with(-1, one!.sealed.at(-1)! ^ 1) };
  town.turns = [one!, bent, { ...one!, recipient: other.session.vault.account, id: entropy(16) }];

  expect(kinds((await heard(ombuds))[1])).toEqual([CannotOpen]);
  const [found, wrong] = await concerns.heard(other.session, other.memory);
  expect([found, kinds(wrong)]).toEqual([[], [CannotOpen]]);
});

test('passed on to another ombuds it shows nothing', async () => {
  const { town, ombuds } = await raised();
  const other = await side(town);
  const [talk] = await heard(ombuds);
  await slips(town, other.session, turns.send(talk.turns[0], talk.key));
  const [found, wrong] = await concerns.heard(other.session, other.memory);

  expect([found, kinds(wrong)]).toEqual([[], [NotForYou]]);
});

test('sent again, a turn counts once', async () => {
  const { town, ombuds } = await raised();
  town.turns = town.turns.flatMap((one) => [one, { ...one, id: entropy(16) }]);

  expect(states((await heard(ombuds))[0])).toEqual(['raised']);
});

test('somebody who has no key of it adds nothing, under any name', async () => {
  const { town, raiser, ombuds } = await raised();
  const [talk] = await heard(ombuds);
  const to = ombuds.session.card.hash;
  const said = { ...talk.turns[0], id: entropy(16), to, state: State.WITHDRAWN };
  const silent = { ...said, words: null, key: null, time: said.time + 1 };
  await slips(town, ombuds.session, turns.send(silent, entropy(32)));
  const answer = { ...silent, state: State.ANSWERED, words: 'As if I were the ombuds.' };
  await slips(town, ombuds.session, turns.send(answer, talk.key));
  const other = await side(town);
  const named = { ...silent, sender: other.session.card.hash };
  await slips(town, ombuds.session, turns.send(named, talk.key));
  const [one, wrong] = await heard(ombuds);

  expect(kinds(wrong)).toEqual([FalseTurn, FalseTurn, FalseTurn]);
  expect(one.standing.phase).toBe(Phase.RAISED);
  expect((await mine(raiser))[0].standing.phase).toBe(Phase.RAISED);
});

test('in the name of somebody else it is never confirmed, and they are told', async () => {
  const town = await Town.begin();
  const [liar, ombuds, named] = [await side(town), await side(town), await side(town)];
  const session = { ...liar.session, card: named.session.card };
  await raise({ session, memory: liar.memory }, ombuds);
  await says(ombuds, State.ANSWERED);
  await concern.add(session, liar.memory, (await mine(liar))[0], 'It is me.');
  const [found, wrong] = await concerning.talks(named.session, named.memory);

  expect((await heard(ombuds))[0].standing.confirmed).toBe(false);
  expect(states((await heard(ombuds))[0])).toContain('added');
  expect([found, kinds(wrong)]).toEqual([[], [NotYourConcern, NotYourConcern]]);
});

test('nobody puts other words in the place of a turn that counts', async () => {
  const { town, raiser, ombuds } = await raised();
  const [talk] = await heard(ombuds);
  await says(ombuds, State.ANSWERED);
  const [{ id, sender, to, concern: about }] = talk.turns;
  const other = { id, concern: about, sender: to, to: sender, state: State.ANSWERED } as const;
  const nothing = { about: null, words: 'Another beginning.', shown: [], key: null, both: false };
  await slips(town, raiser.session, turns.send({ ...other, ...nothing, time: 5 }, talk.key));
  const [one] = await mine(raiser);

  expect(one.turns[0].words).toBe(TOLD);
  expect(states(one)).toEqual(['raised', 'acknowledged', 'answered']);
});

test('what goes to an account without a name is carried as bytes', async () => {
  const gathered = { to: entropy(32), shown: [] };

  expect(concern.parse(concern.encode(gathered))).toEqual(gathered);
  expect(() => concern.refuseLong('x'.repeat(WORDS + 1))).toThrow(TooLarge);
});
