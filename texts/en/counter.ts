import type { counter as first } from '../zh-Hans/counter.js';

/** What is said at the counter itself, outside any form (norm 4.2: greet, thank, never deny flatly). */
export const counter: Record<keyof typeof first, string> = {
  'counter.greeting': 'Hello, this is the automated assistant of {institution}. I am a program, not a person, and what is said here is kept on record as our service norms ask.\nI can book an appointment at a branch, take applications, complaints and suggestions, tell you how a matter stands, and answer questions about opening hours, addresses and what to bring. How may I help?',
  'counter.greeting-again': 'Hello, I am here. How may I help?',
  'counter.menu': 'I can:\n· book, move or cancel an appointment, such as “wealth advice at the Pudong branch next Wednesday at 3 pm”\n· take an application, such as “apply for a personal loan”\n· take a complaint, a suggestion or a word of praise\n· tell you how a matter stands: just send its receipt number\n· answer questions about opening hours, addresses and what to bring\nFor a person, say “talk to a person”.',
  'counter.thanks': 'You are welcome, and thank you for your patience. Is there anything else?',
  'counter.bye': 'Thank you for coming. Come back whenever you like; this conversation is kept for you.',
  'counter.unclear': 'Sorry, I have not understood what you would like to do. Please say it in other words, or choose:',
  'counter.unclear-again': 'Sorry, I still do not understand. Please choose below, or say “menu” to see what I can do; or call {phone}, and a person will help you.',
  'counter.nothing-to-cancel': 'There is nothing being filled in at the moment. To cancel an appointment that is already made, say “cancel my appointment” or send its receipt number, or call {phone}.',
  'counter.parked': 'What you had begun earlier is still here. Would you like to go on with it?',
  'counter.language': 'Of course. I will go on in English.',
  'counter.book': 'Book: {service}',
  'counter.button.hours': 'Opening hours',
  'counter.button.progress': 'How my matter stands',
  'counter.button.complaint': 'Make a complaint',
  'counter.button.feedback': 'Make a suggestion',
  'counter.button.change': 'Move or cancel my appointment',
  'counter.button.apply': 'Make an application',
  'counter.guess': 'Which of these would you like?',
  'counter.then': 'You also said “{said}”: that comes next, as soon as this is done.',
  'counter.button.human': 'Talk to a person',
  'counter.button.resume': 'Go on with what I began',
};
