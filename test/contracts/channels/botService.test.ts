import { botService } from './drivers.js';
import { channelPromises } from './promises.js';

channelPromises(botService);
