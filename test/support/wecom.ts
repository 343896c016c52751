import { randomBytes } from 'node:crypto';
import { signatureOf } from '../../adapters/wechat/signature.js';
import { WechatCipher } from '../../adapters/wechat/cipher.js';
import { startApp, type RunningApp } from './app.js';
import { KF, WecomServer } from './wecomServer.js';

/** The product with a customer-service account, and the platform beside it. */
export interface WecomWorld {
  readonly running: RunningApp;
  readonly platform: WecomServer;
  /** Tells the product that there is something to be fetched. */
  tell(more?: { readonly signature?: string; readonly receiver?: string; readonly timestamp?: number }): Promise<{ readonly status: number; readonly body: string }>;
  stop(): Promise<void>;
}

/** Starts both. */
export async function startWecom(more: Readonly<Record<string, string>> = {}, options: Parameters<typeof startApp>[1] = {}): Promise<WecomWorld> {
  let now = (): number => Date.now();
  const platform = await WecomServer.start(() => now());
  const running = await startApp({ WECOM_CORP_ID: KF.corpId, WECOM_KF_SECRET: KF.secret, WECOM_TOKEN: KF.token, WECOM_ENCODING_AES_KEY: KF.encodingKey, WECOM_API_URL: platform.url, ...more }, options);
  now = () => running.clock.now();
  return {
    running, platform,
    tell: async ({ signature, receiver = KF.corpId, timestamp = Math.floor(running.clock.now() / 1_000) } = {}) => {
      const nonce = randomBytes(5).toString('hex');
      const encrypted = new WechatCipher(KF.encodingKey, receiver).encrypt(`<xml><ToUserName><![CDATA[${KF.corpId}]]></ToUserName><CreateTime>${timestamp}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[kf_msg_or_event]]></Event><Token><![CDATA[ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR]]></Token><OpenKfId><![CDATA[${KF.openKfId}]]></OpenKfId></xml>`);
      const query = new URLSearchParams({ msg_signature: signature ?? signatureOf([KF.token, String(timestamp), nonce, encrypted]), timestamp: String(timestamp), nonce });
      const response = await fetch(`${running.app.address}/api/wecom?${query.toString()}`, { method: 'POST', headers: { 'content-type': 'text/xml' }, body: `<xml><ToUserName><![CDATA[${KF.corpId}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt><AgentID><![CDATA[]]></AgentID></xml>` });
      return { status: response.status, body: await response.text() };
    },
    stop: async () => {
      await running.stop();
      await platform.stop();
    },
  };
}
