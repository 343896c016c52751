/** What customers are told while a person has, or is to have, the conversation (norms 4.2, 4.4). */
export const agent = {
  'agent.claimed': 'Hello, {number} from our service team is with you now and can see everything said so far: no need to repeat it.',
  'agent.taken-over': 'Hello, {number} from our service team is looking after you now and can see everything said so far.',
  'agent.passed': 'You are now with {number}, who has everything said so far: no need to repeat it.',
  'agent.passed-team': 'We are passing you to a colleague who knows more about this. Everything said so far goes along. One moment, please.',
  'agent.place': 'There are {ahead} people ahead of you. Please stay with us.',
  'agent.place-wait': 'There are {ahead} people ahead of you; it should take about {minutes} more minutes. Please stay with us.',
  'agent.next': 'You are next. One moment, please.',
  'agent.dropped': 'Sorry, our colleague’s connection was cut. You are first in line for the next one, and everything you said is here.',
  'agent.escalated': 'Sorry for the wait. A supervisor has been asked to look after you. One more moment, please.',
  'agent.unnamed': 'a colleague',
  'agent.unclassified': 'Not classified yet',
  'agent.cite': 'Under service norm {number}, “{title}”: {sentence}',
} as const;
