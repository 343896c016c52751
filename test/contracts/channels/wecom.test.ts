import { wecom } from './drivers.js';
import { channelPromises } from './promises.js';

channelPromises(wecom);
