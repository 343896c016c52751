import type { IncidentPlan } from '../../cases/profile/incidents.js';
import type { Words } from '../../cases/profile/words.js';
import type { Locale } from '../../records/message.js';
import { isTextKey, text, type TextKey } from '../../texts/catalogue.js';

/** What customers are told of an incident, before anybody has changed it. */
export interface Told {
  /** On the page. */
  readonly banner: Words;
  /** In the message. */
  readonly message: Words;
  /** In the message that it is over. */
  readonly lifted: Words;
}

/** Who speaks, and where one can call. */
export interface Speaker {
  readonly name: Words;
  readonly phone: string;
}

/** The texts of a plan, else the shipped ones for its kind. */
export function toldBy(plan: Pick<IncidentPlan, 'texts'> | undefined, kind: string, { name, phone }: Speaker): Told {
  const named = `incident.what.${kind}`;
  const key: TextKey = isTextKey(named) ? named : 'incident.what.other';
  const what = each((locale) => text(locale, key, { phone }));
  return {
    banner: plan?.texts.banner ?? what,
    message: plan?.texts.message ?? each((locale) => text(locale, 'incident.message', { institution: name[locale], what: what[locale] })),
    lifted: plan?.texts.lifted ?? each((locale) => text(locale, 'incident.lifted', { institution: name[locale] })),
  };
}

function each(make: (locale: Locale) => string): Words {
  return { 'zh-Hans': make('zh-Hans'), 'zh-Hant': make('zh-Hant'), en: make('en') };
}
