import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where what was downloaded or built stays between runs. */
export const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'keyfit');
