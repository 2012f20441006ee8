/**
 * Every sentence of the screens, from the one Fluent tree in messages/.
 *
 * A screen names the files it needs; they come as chunks of their own. Names and numbers are isolated
 * by Fluent, so that Arabic and Latin do not run into one another.
 */

import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { MessageKey } from './keys.ts';

/** The languages of the screens. */
export const LANGUAGES = ['en', 'fr', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

const FILES = import.meta.glob<string>('../../../messages/*/*.ftl', {
  query: '?raw',
  import: 'default',
});

// What was read so far; `now.files` says when to look again.
const loaded: string[] = [];
const bundles: Partial<Record<Language, FluentBundle>> = {};

const now = $state({ language: 'en' as Language, files: 0 });

/** The language in use. */
export function language(): Language {
  return now.language;
}

/** The language of the device, as far as we have it. */
export function preferred(wished: readonly string[]): Language {
  const known = wished.map((tag) => tag.slice(0, 2).toLowerCase());
  return LANGUAGES.find((one) => known.includes(one)) ?? 'en';
}

/** Read the message files of a screen in the language in use. */
export async function need(...names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => read(now.language, name)));
  now.files++;
}

/** Change the language of everything on the page. */
export async function speak(chosen: Language): Promise<void> {
  await Promise.all(loaded.map((one) => read(chosen, one.slice(3))));
  now.language = chosen;
  document.documentElement.lang = chosen;
  document.documentElement.dir = chosen === 'ar' ? 'rtl' : 'ltr';
}

/** One message. A missing one is a fault of ours and shows as its key. */
export function t(key: MessageKey, facts?: Record<string, FluentVariable>): string {
  void now.files;
  const bundle = bundles[now.language];
  const message = bundle?.getMessage(key);
  return message?.value ? bundle!.formatPattern(message.value, facts) : key;
}

/** Whether there is such a message: for codes that a server may invent. */
export function has(key: string): key is MessageKey {
  void now.files;
  return bundles[now.language]?.hasMessage(key) ?? false;
}

/** A day in the reader's way of writing. `seconds` since 1970. */
export function day(seconds: number): string {
  return new Intl.DateTimeFormat(now.language, { dateStyle: 'long' }).format(seconds * 1000);
}

/** A day and time in the reader's way of writing. */
export function moment(seconds: number): string {
  const style = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(now.language, style).format(seconds * 1000);
}

/** A list in words: "Amina and Jonas". */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat(now.language, { type: 'conjunction' }).format(names);
}

async function read(lang: Language, name: string): Promise<void> {
  const key = `${lang}/${name}`;
  const load = FILES[`../../../messages/${key}.ftl`];
  if (loaded.includes(key) || !load) return;
  const source = await load();
  const bundle = bundles[lang] ?? new FluentBundle(lang);
  bundle.addResource(new FluentResource(source));
  bundles[lang] = bundle;
  loaded.push(key);
}
