import { randomUUID } from 'node:crypto';
import { startApp } from '../../support/app.js';
import { Customer } from '../../support/customer.js';
import { Follower, startWechat, messageId } from '../../support/wechat.js';
import { startWecom } from '../../support/wecom.js';
import { KF } from '../../support/wecomServer.js';
import { Connector, deliver, payload } from '../../botservice/connector.js';
import type { ChannelDriver } from './driver.js';

/** Our own Direct Line. */
export const directLine: ChannelDriver = {
  name: 'Direct Line',
  start: async (more = {}, environment = {}) => {
    const running = await startApp(environment, more);
    return {
      running,
      customer: async () => {
        const customer = await Customer.arrive(running.app.address);
        let last: Record<string, unknown> = {};
        const post = (): Promise<unknown> => customer.at(running.app.address).request('POST', `/conversations/${customer.conversation}/activities`, last);
        const greeted = (await customer.all()).length;
        return {
          conversation: customer.conversation,
          deliver: async (text, times = 1) => {
            last = { type: 'message', text, channelData: { clientActivityID: randomUUID() } };
            await Promise.all(Array.from({ length: times }, post));
          },
          again: async () => {
            await post();
          },
          shown: async () => (await customer.at(running.app.address).all()).slice(greeted).filter(({ from }) => from.role === 'bot').map(({ text = '', attachments = [] }) => `${text}\n${JSON.stringify(attachments)}`),
        };
      },
      stop: () => running.stop(),
    };
  },
};

/** Bot Service, as Slack brings it. */
export const botService: ChannelDriver = {
  name: 'Bot Service',
  start: async (more = {}, environment = {}) => {
    const running = await startApp(environment, { waits: { outbox: { firstRetryMs: 50 } }, ...more });
    const connector = await Connector.open();
    return {
      running,
      customer: () => {
        const id = `c${randomUUID()}`;
        let last: Record<string, unknown> = {};
        const post = async (): Promise<void> => {
          const response = await deliver(running.app.address, last);
          if (response.status !== 200) throw new Error(`not taken: ${response.status}`);
        };
        return Promise.resolve({
          conversation: `slack:${id}`,
          deliver: async (text, times = 1) => {
            last = await payload('slack', { serviceUrl: connector.url, conversation: { id }, id: randomUUID(), text });
            await Promise.all(Array.from({ length: times }, post));
          },
          again: post,
          shown: () => Promise.resolve(connector.got.filter((each) => each.conversation.id === id).map(({ text }) => text)),
        });
      },
      stop: async () => {
        await running.stop();
        await connector.close();
      },
    };
  },
};

/** A WeChat official account. */
export const wechat: ChannelDriver = {
  name: 'WeChat',
  start: async (more = {}, environment = {}) => {
    const world = await startWechat('safe', environment, more);
    return {
      running: world.running,
      customer: () => {
        const follower = new Follower(world, undefined, 'safe');
        let last = { content: '', id: '', time: 0 };
        const post = async (): Promise<void> => {
          const { body } = await follower.does('text', last);
          if (body !== 'success') throw new Error('not taken');
        };
        return Promise.resolve({
          conversation: follower.conversation,
          deliver: async (text, times = 1) => {
            last = { content: text, id: messageId(), time: Math.floor(world.running.clock.now() / 1_000) };
            await Promise.all(Array.from({ length: times }, post));
          },
          again: post,
          shown: () => Promise.resolve(follower.shows),
        });
      },
      stop: () => world.stop(),
    };
  },
};

/** WeCom's customer service. */
export const wecom: ChannelDriver = {
  name: 'WeCom',
  start: async (more = {}, environment = {}) => {
    const world = await startWecom(environment, more);
    return {
      running: world.running,
      customer: () => {
        const id = `wm${randomUUID()}`;
        return Promise.resolve({
          conversation: `wecom:${KF.openKfId}:${id}`,
          deliver: async (text, times = 1) => {
            world.platform.hears(id, { msgtype: 'text', text: { content: text } });
            await Promise.all(Array.from({ length: times }, () => world.tell()));
          },
          again: async () => {
            // The cursor is lost: everything is fetched anew.
            await world.running.app.database.channels.remove(`wecom.cursor:${KF.openKfId}`);
            await world.tell();
          },
          shown: () => Promise.resolve(world.platform.texts(id)),
        });
      },
      stop: () => world.stop(),
    };
  },
};
