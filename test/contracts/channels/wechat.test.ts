import { wechat } from './drivers.js';
import { channelPromises } from './promises.js';

channelPromises(wechat);
