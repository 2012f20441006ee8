/** What the two want, and what the programme sees of it: the acts. */

import type { Memory } from '../../client/memory.ts';
import * as objective from '../../client/objective.ts';
import { reached } from '../../client/refusal.ts';
import type { Room } from '../../client/room.ts';
import { isSeen, show, showingOf } from '../../client/showing.ts';
import { fromHex, hex } from '../../core/ground/octets.ts';
import * as shape from '../../core/ground/shape.ts';
import type { Face, Objective } from '../../core/objective/standing.ts';
import type { FaceView, ObjectiveView, ObjectivesView, SeenView } from '../objectives.ts';
import type { Desk } from '../protocol.ts';
import { atOnce, roomOf, seated, type Seat } from './seat.ts';

type Acts =
  | 'objectives'
  | 'setObjective'
  | 'tellObjective'
  | 'changeObjective'
  | 'shareObjective'
  | 'proposeFace'
  | 'agreeFace'
  | 'withdrawFace'
  | 'showRoom';

/** Everything about objectives in a room. */
export function wanting(seat: Seat): Pick<Desk, Acts> {
  const within = async (
    id: string,
    act: (room: Room, memory: Memory) => Promise<unknown>,
  ): Promise<ObjectivesView> => {
    const [room, { memory }] = [await roomOf(seat, id), seated(seat)];
    await atOnce(room);
    await act(room, memory);
    return viewOf(room, memory);
  };
  const isOwn = (memory: Memory, id: string): boolean => objective.own(memory).has(id);
  return {
    objectives: async (id) => {
      const room = await roomOf(seat, id);
      await reached(() => room.sync());
      return viewOf(room, seated(seat).memory);
    },
    setObjective: (id, wanted, alone) =>
      within(id, (room, memory) =>
        alone
          ? objective.addOwn(memory, room.session.random(shape.ID), wanted)
          : objective.add(room, wanted),
      ),
    tellObjective: (id, one, state, note) =>
      within(id, (room, memory) =>
        isOwn(memory, one)
          ? objective.sayOwn(memory, one, state, note)
          : objective.say(room, one, state, note),
      ),
    changeObjective: (id, one, wanted) =>
      within(id, (room, memory) =>
        isOwn(memory, one)
          ? objective.changeOwn(memory, one, room.session.random(shape.ID), wanted)
          : objective.change(room, one, wanted),
      ),
    shareObjective: (id, one) => within(id, (room, memory) => objective.share(memory, one, room)),
    proposeFace: (id, one, words, state) =>
      within(id, (room) => objective.propose(room, one, words, state)),
    agreeFace: (id, one, entry) => within(id, (room) => objective.agree(room, one, fromHex(entry))),
    withdrawFace: (id, one) => within(id, (room) => objective.withdraw(room, one)),
    showRoom: (id, yes) => within(id, (room) => show(room, yes)),
  };
}

async function viewOf(room: Room, memory: Memory): Promise<ObjectivesView> {
  let seen: readonly SeenView[] | null = null;
  const showing = await showingOf(room);
  await reached(async () => {
    const known = isSeen(showing) ? await objective.seen(room) : [];
    seen = known.map(({ id, words, agreed }) => ({
      id: hex(id),
      words: words?.words ?? null,
      state: words?.state ?? null,
      agreed,
    }));
  });
  return {
    all: [...objective.objectives(room).values()].map(shown),
    own: [...objective.own(memory).values()].map(shown),
    seen,
    programme: isSeen(showing),
    showing: showing.made ? null : showing,
  };
}

function shown({ aim, mine, state, steps, face, asked }: Objective): ObjectiveView {
  const { id, ...wanted } = aim;
  return {
    id: hex(id),
    ...wanted,
    mine,
    state,
    notes: steps
      .filter(({ said }) => said.note)
      .map((step) => ({ mine: step.mine, time: step.time, text: step.said.note })),
    face: face && faceOf(face),
    asked: asked && faceOf(asked),
  };
}

function faceOf({ entry, mine, said }: Face): FaceView {
  return { entry: hex(entry), mine, words: said.words, state: said.state };
}
