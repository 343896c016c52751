import { z } from 'zod';
import { checkedKind } from '../files/fileKind.js';
import { MediaErrands } from '../files/media.js';
import { mediumInbound } from '../files/withFiles.js';
import type { ChannelMemory } from '../../bot/channels/memory.js';
import type { Inbound, Opening } from '../../bot/turn/turnStore.js';
import type { FileStore } from '../../records/files.js';
import type { ChannelActivity } from './activity.js';
import { attachedTo } from './attached.js';
import type { Cloud } from './cloud.js';
import { fetchFile } from './fetchFile.js';
import type { BotServiceParts } from './parts.js';
import { channelReference, referenceOf } from './reference.js';
import { fileInbound } from './toRecord.js';

/** What keeping customers' files is made of. */
export interface BotServiceFileParts {
  readonly files: Pick<FileStore, 'put'>;
  readonly memory: ChannelMemory;
  /** In bytes. */
  readonly largestFile: number;
  /** Further hosts that files may be fetched from, with what is below them. */
  readonly fileHosts: readonly string[];
}

const place = z.object({ url: z.string(), name: z.string(), reference: channelReference });
const opened = z.object({ channel: z.string(), customer: z.object({ role: z.literal('customer'), id: z.string() }), locale: z.enum(['zh-Hans', 'zh-Hant', 'en']), reference: channelReference });

/** Fetches what customers attach, and puts each file on record as a message of its own. */
export class BotServiceFiles {
  readonly #errands: MediaErrands;

  constructor({ files, memory, largestFile, fileHosts, clock, log, host, credentials }: BotServiceParts, cloud: () => Promise<Cloud>) {
    this.#errands = new MediaErrands({
      channel: 'botservice', files, memory, clock, log, largestFile, kindOf: checkedKind,
      fetch: async (mediaId) => {
        const { url, name, reference } = place.parse(JSON.parse(mediaId));
        const { channelId, serviceUrl } = reference;
        const token = credentials.appId === undefined ? undefined : async () => await (await cloud()).token(reference);
        return { bytes: await fetchFile({ url }, { channelId, serviceUrl, hosts: fileHosts, token, largest: largestFile }), ...(name !== '' && { name }) };
      },
      deliver: async (item, said, kept, lost) => {
        const opening: Opening = opened.parse(JSON.parse(item.customer));
        for (const inbound of mediumInbound(fileInbound({ ...item, opening, said }), item, kept, lost)) await host.receive(inbound);
      },
    });
  }

  start(): void {
    this.#errands.start();
  }

  async stop(): Promise<void> {
    await this.#errands.stop();
  }

  /** Keeps the errand of each file that came with a delivery, durably. @throws StoreUnavailable */
  async fetch(activity: ChannelActivity, { conversation, key, opening, record: { at } }: Inbound): Promise<void> {
    if (opening === undefined) return;
    const reference = referenceOf(activity, opening.customer.id);
    for (const [index, { url, kind, name }] of attachedTo(activity).entries()) {
      await this.#errands.add({ conversation, customer: JSON.stringify(opening), key: `${key}#${index + 1}`, mediaId: JSON.stringify({ url, name, reference }), kind, words: '', at, locale: opening.locale });
    }
  }
}
