import { directLine } from './drivers.js';
import { channelPromises } from './promises.js';

channelPromises(directLine);
