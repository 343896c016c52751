import type { Trouble } from './rounds.js';

/** How often the server is killed once more while it takes up what the first kill left. */
const AGAIN = 0.3;

/** `kill -9` and a new start; sometimes again, right after it. */
export const KILL: Trouble = {
  async strike(server, random, start) {
    await server.kill();
    const next = await start();
    if (!random.chance(AGAIN)) return next;
    await new Promise((resolve) => setTimeout(resolve, random.whole(0, 400)));
    await next.kill();
    return await start();
  },
};
