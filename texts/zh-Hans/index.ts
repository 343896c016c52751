import { booking } from './booking.js';
import { counter } from './counter.js';
import { fault } from './fault.js';
import { identify } from './identify.js';
import { letter } from './letter.js';
import { norms } from './norms.js';
import { complaint } from './complaint.js';
import { application } from './application.js';
import { feedback } from './feedback.js';
import { progress } from './progress.js';
import { change } from './change.js';
import { survey } from './survey.js';
import { visit } from './visit.js';
import { smallTalk } from './smallTalk.js';
import { service } from './service.js';
import { deadlines } from './deadlines.js';
import { desk } from './desk.js';
import { form } from './form.js';
import { information } from './information.js';

/** All texts of this language, by key. */
export const zhHans = { ...form, ...booking, ...counter, ...information, ...fault, ...identify, ...letter, ...norms, ...complaint, ...application, ...feedback, ...progress, ...change, ...survey, ...visit, ...smallTalk, ...service, ...deadlines, ...desk };
