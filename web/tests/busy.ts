/** Reads when somebody is busy as the browser does: a list of jobs comes in, what each holds goes out. */

import { readFileSync } from 'node:fs';
import { busyIn } from '../app/meetings/busy.ts';

/** A file, and from when until when it is read. */
type Job = readonly [path: string, after: number, until: number];

const jobs = JSON.parse(readFileSync(0, 'utf8')) as readonly Job[];

function read([path, after, until]: Job): unknown {
  try {
    return busyIn(readFileSync(path, 'utf8'), after, until);
  } catch {
    return 'no-calendar';
  }
}

process.stdout.write(JSON.stringify(jobs.map(read)));
