/** The gallery: one state of one screen, by its name in the address. It is no part of the product. */

import { mount } from 'svelte';
import type { Desk } from '../../worker/protocol.ts';
import App from '../App.svelte';
import { followLinks, go } from '../router.svelte.ts';
import { session } from '../session.svelte.ts';
import '../style/tokens.css';
import '../style/base.css';
import '../style/fonts.css';
import '../style/parts.css';
import { type Language, need, speak } from '../text/text.svelte.ts';
import { STATES, type State } from './states.ts';

/** Whoever is shown has safety words. */
const WORDS: Partial<Desk> = { safetyWords: () => Promise.resolve([5030, 76, 3511, 7001]) };

const asked = new URLSearchParams(location.search);
const state = STATES.find((one) => one.name === asked.get('state'));
if (!state) list();
else await show(state);

/** Without a name: the states there are, for whoever drives the gallery. */
function list(): void {
  const told = document.createElement('pre');
  told.id = 'states';
  told.textContent = JSON.stringify(
    STATES.map(({ name, screen, steps = [] }) => ({ name, screen, steps })),
  );
  document.body.replaceChildren(told);
}

async function show(chosen: State): Promise<void> {
  document.documentElement.dataset['scheme'] = asked.get('scheme') ?? 'light';
  session.desk = deskOf(chosen.desk ?? {});
  session.device = chosen.device ?? { state: 'new' };
  session.home = chosen.home ?? null;
  session.connection = chosen.connection ?? 'connected';
  for (const room of chosen.rooms ?? []) session.show(room);
  followLinks();
  go(chosen.path + (chosen.fragment ? `#${chosen.fragment}` : ''), true);
  await need('shell', 'refused');
  await speak((asked.get('lang') ?? 'en') as Language);
  mount(App, { target: document.getElementById('app')! });
  document.documentElement.dataset['ready'] = chosen.name;
}

function deskOf(answers: Partial<Desk>): Desk {
  return new Proxy({ ...WORDS, ...answers } as Desk, {
    get(target, name) {
      if (name === 'then') return undefined;
      const known = target[name as keyof Desk] as unknown;
      return known ?? (() => new Promise(() => undefined));
    },
  });
}
