/** The page begins. */

import { mount } from 'svelte';
import App from './App.svelte';
import { begin } from './begin.ts';
import { watchInstall } from './install.svelte.ts';
import { followLinks } from './router.svelte.ts';
import './style/tokens.css';
import './style/base.css';
import './style/fonts.css';
import './style/parts.css';
import { need, preferred, speak } from './text/text.svelte.ts';
import { watchUpdates } from './update.svelte.ts';

followLinks();
watchInstall();
await Promise.all([need('shell', 'refused'), begin()]);
await speak(preferred(navigator.languages));
mount(App, { target: document.getElementById('app')! });
void watchUpdates();
