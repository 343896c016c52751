import { describe } from 'vitest';
import { wholeLoop } from './door.js';

describe('the loop on SQLite', () => wholeLoop(() => ({})));
