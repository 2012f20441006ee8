/** How far this person is with the courses: what they noted for themselves, what is asked of them. */

import {
  fields,
  KEPT,
  type Prompt,
  PUT_AWAY,
  standing,
  type State,
  type Step,
  steps,
} from '../../core/guidance/taking.ts';
import { send } from '../api.ts';
import { session } from '../session.svelte.ts';
import { language } from '../text/text.svelte.ts';
import { LANGUAGES, type Listed } from './courses.ts';

class Guide {
  steps: readonly Step[] | null = $state.raw(null);
  /** The prompts that were put away; null until they are known. */
  away: readonly unknown[] | null = $state.raw(null);
  /** The courses that the programme asks for, and those of which it was told that they are done. */
  asked: readonly string[] = $state.raw([]);
  told: readonly string[] = $state.raw([]);
  /** The language of the courses, where it was chosen. */
  chosen: string | null = $state(null);

  /** The language of the courses: the one chosen, else that of the screens, else English. */
  get language(): (typeof LANGUAGES)[number] {
    const wished = this.chosen ?? language();
    return LANGUAGES.find((one) => one === wished) ?? 'en';
  }

  /** How far this person is with a course. */
  standing(course: Pick<Listed, 'name' | 'version'>): State {
    return standing(this.steps ?? [], course);
  }

  /** Read what was noted. */
  async read(): Promise<void> {
    this.steps = steps(await session.at.noted(KEPT));
  }

  /** Note that a course was begun or done, once. */
  async note({ name, version }: Listed, state: Step['state']): Promise<void> {
    const stands = this.standing({ name, version });
    if (stands === 'done' || (state === 'begun' && stands !== 'new')) return;
    const step = { course: name, version, state, time: Math.floor(Date.now() / 1000) };
    await session.at.note(KEPT, fields(step));
    await this.read();
  }

  /** Read which prompts were put away, once. */
  async prompts(): Promise<void> {
    this.away ??= await session.at.noted(PUT_AWAY);
  }

  /** Offer what a prompt leads to no more. */
  async putAway(prompt: Prompt): Promise<void> {
    this.away = [...(this.away ?? []), prompt];
    await session.at.note(PUT_AWAY, prompt);
  }

  /** Ask the server what the programme asks for, and tell it what of that is done. */
  async settle(courses: readonly Listed[]): Promise<void> {
    const found = await this.#ask('GET', '/api/guidance');
    if (!found) return;
    this.asked = textsIn(found, 'required');
    this.told = textsIn(found, 'completed');
    for (const { name, version } of courses.filter((one) => this.#owes(one))) {
      const body = { course: name, version };
      if (await this.#ask('POST', '/api/guidance/completed', body))
        this.told = [...this.told, name];
    }
  }

  #owes({ name, version }: Listed): boolean {
    const done = ['done', 'again'].includes(this.standing({ name, version }));
    return done && this.asked.includes(name) && !this.told.includes(name);
  }

  /** What the server answers; null where it is away or refuses. */
  async #ask(method: string, path: string, body?: object): Promise<unknown> {
    const headers = {
      Authorization: `Bearer ${await session.at.signIn()}`,
      ...(body && { 'Content-Type': 'application/json' }),
    };
    const raw = body ? new TextEncoder().encode(JSON.stringify(body)) : null;
    const answer = await send(method, path, headers, raw);
    if (!answer || answer.status >= 300) return null;
    const text = new TextDecoder().decode(answer.body);
    return text ? JSON.parse(text) : {};
  }
}

/** The texts under a name of an object; none where a server says something else. */
function textsIn(found: unknown, name: string): string[] {
  const listed = (found as Record<string, unknown>)[name];
  return Array.isArray(listed) ? listed.filter((one) => typeof one === 'string') : [];
}

export const guide = new Guide();
