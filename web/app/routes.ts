/**
 * Every screen there is: its path, its code, its messages, and who may see it.
 *
 * A path names nobody: ids in it are random, and the title of the page is the product's name alone.
 */

import type { Component } from 'svelte';

/** What draws a screen: with what its path holds, where it holds anything. */
export type Shown = Component<{ at: readonly string[] }> | Component<Record<string, never>>;

/** A screen. `open`: needs an unlocked person; `texts`: its message files. */
export interface Screen {
  readonly name: string;
  readonly path: RegExp;
  readonly open: boolean;
  readonly texts: readonly string[];
  readonly load: () => Promise<{ default: Shown }>;
}

const screen = (
  name: string,
  path: RegExp,
  open: boolean,
  texts: readonly string[],
  load: Screen['load'],
): Screen => ({ name, path, open, texts, load });

const ID = '([0-9a-f]{32})';
const NAME = '([a-z][a-z0-9-]{0,39})';

export const SCREENS: readonly Screen[] = [
  screen('join', /^\/join$/, false, ['welcome'], () => import('./welcome/Join.svelte')),
  screen('unlock', /^\/unlock$/, false, ['unlock'], () => import('./welcome/Unlock.svelte')),
  screen('lost', /^\/lost$/, false, ['lost'], () => import('./welcome/Lost.svelte')),
  screen('not-me', /^\/not-me$/, false, ['lost', 'unlock'], () => import('./welcome/NotMe.svelte')),
  screen('promises', /^\/promises$/, false, ['promises'], () => import('./home/Promises.svelte')),
  screen('home', /^\/$/, true, ['home'], () => import('./home/Home.svelte')),
  screen('keys', /^\/keys$/, true, ['welcome', 'keys'], () => import('./welcome/Keys.svelte')),
  screen('room', RegExp(`^/r/${ID}$`), true, ['room'], () => import('./room/Room.svelte')),
  screen(
    'agreement',
    RegExp(`^/r/${ID}/agreement$`),
    true,
    ['agreement', 'form', 'room'],
    () => import('./agreement/Agreement.svelte'),
  ),
  screen(
    'spoken',
    RegExp(`^/r/${ID}/spoken$`),
    true,
    ['room', 'spoken'],
    () => import('./spoken/Spoken.svelte'),
  ),
  screen(
    'trust',
    RegExp(`^/r/${ID}/trust$`),
    true,
    ['room', 'trust'],
    () => import('./trust/Trust.svelte'),
  ),
  screen(
    'objectives',
    RegExp(`^/r/${ID}/objectives$`),
    true,
    ['room', 'objective'],
    () => import('./objective/Objectives.svelte'),
  ),
  screen(
    'meetings',
    RegExp(`^/r/${ID}/meetings$`),
    true,
    ['room', 'meetings'],
    () => import('./meetings/Meetings.svelte'),
  ),
  screen(
    'renewal',
    RegExp(`^/r/${ID}/renewal$`),
    true,
    ['room', 'renewal'],
    () => import('./renewal/Renewal.svelte'),
  ),
  screen(
    'closing',
    RegExp(`^/r/${ID}/closing$`),
    true,
    ['room', 'closing'],
    () => import('./closing/Closing.svelte'),
  ),
  screen(
    'known',
    RegExp(`^/r/${ID}/known/([0-9a-f]{64})$`),
    true,
    ['room', 'spoken'],
    () => import('./spoken/Known.svelte'),
  ),
  screen(
    'report',
    RegExp(`^/r/${ID}/report$`),
    true,
    ['room', 'report', 'unlock'],
    () => import('./duty/Report.svelte'),
  ),
  screen(
    'reports',
    /^\/reports$/,
    true,
    ['room', 'release', 'reports'],
    () => import('./duty/Reports.svelte'),
  ),
  screen(
    'notebook',
    /^\/notebook$/,
    true,
    ['notebook'],
    () => import('./notebook/Notebook.svelte'),
  ),
  screen(
    'learn-from',
    /^\/learn-from$/,
    true,
    ['circle', 'home'],
    () => import('./notebook/LearnFrom.svelte'),
  ),
  screen(
    'received',
    /^\/received$/,
    true,
    ['room', 'release'],
    () => import('./release/Received.svelte'),
  ),
  screen('take', /^\/take$/, true, ['take'], () => import('./take/Take.svelte')),
  screen('erase', /^\/erase$/, true, ['erase'], () => import('./closing/Erase.svelte')),
  screen('erased', /^\/erased$/, false, ['erase'], () => import('./closing/Erased.svelte')),
  screen(
    'help',
    RegExp(`^(?:/r/${ID})?/help$`),
    true,
    ['room', 'concern'],
    () => import('./concern/Help.svelte'),
  ),
  screen(
    'heard',
    /^\/heard$/,
    true,
    ['concern', 'concerns'],
    () => import('./concern/Heard.svelte'),
  ),
  screen(
    'guidance',
    /^\/guidance$/,
    true,
    ['guidance'],
    () => import('./guidance/Guidance.svelte'),
  ),
  screen(
    'course',
    RegExp(`^/guidance/${NAME}(?:/${NAME})?$`),
    true,
    ['guidance'],
    () => import('./guidance/Course.svelte'),
  ),
  screen('record', /^\/record$/, true, ['guidance'], () => import('./guidance/Record.svelte')),
  screen('people', /^\/people$/, true, ['people'], () => import('./programme/People.svelte')),
  screen('pairs', /^\/pairs$/, true, ['programme'], () => import('./programme/Pairs.svelte')),
];

/** The screen at a path, with what the path holds; none where there is no such screen. */
export function find(path: string): { screen: Screen; at: readonly string[] } | null {
  for (const one of SCREENS) {
    const match = one.path.exec(path);
    if (match) return { screen: one, at: match.slice(1) };
  }
  return null;
}
