import { Line } from '../http.js';
import type { Target } from '../talker.js';

/** Bare restify: the answer is in the response. */
export function restifyTarget(address: string): Target {
  return {
    open: () => {
      const line = new Line(address);
      const body = JSON.stringify({ type: 'message', text: '你好', from: { id: 'customer' } });
      return Promise.resolve({
        turn: async () => {
          await line.post('/echo', body);
        },
        close: () => line.close(),
      });
    },
    close: () => Promise.resolve(),
  };
}
