import type { form as first } from '../zh-Hans/form.js';

/** What every form says: the engine's own words. */
export const form: Record<keyof typeof first, string> = {
  'form.separator': ', ',
  'form.noted': 'Noted: {list}.',
  'form.changed': 'Changed to: {list}.',
  'form.unclear': 'Sorry, I did not quite understand.',
  'form.cannot-skip': 'We need this one to go on, so it can’t be skipped.',
  'form.which': 'Of course. What would you like to change? Everything else is kept. You can also just say it, such as “make it 4 pm”.',
  'form.revise-one': 'Change {label}',
  'form.help.confirm': 'This is everything I have taken down. Press “Confirm” if it is right; tell me the new value to change something; say “cancel” to stop.',
  'form.ask-cancel': 'Would you like to cancel this? Everything you have told me is still kept; please choose:',
  'form.offer-person': 'Sorry, I keep failing to understand. You can talk to a person, go on, or cancel. What you have entered is kept.',
  'form.stale': 'This button belongs to an earlier form and is no longer valid. Nothing was submitted twice.',
  'form.already': 'This was already handed in; it was not entered twice. Receipt number: {number}.',
  'form.gone': 'Sorry, we have just updated the system and the form you had begun can’t go on. Please start again.',
  'form.brought': 'Here it is. Filled in so far: {list}.',
  'form.brought.one': '{label}: {value}',
  'form.attached': 'I have your files: {files}. They will be submitted with it.',
  'form.file-kept': 'I have your file and it is kept with this conversation; it isn’t needed for this, so let us go on.',
  'form.too-many-files': 'That is a lot of files; the earlier ones are kept. You can add more later, or hand them to our staff.',
  'form.button.confirm': 'Confirm',
  'form.button.cancel': 'Cancel',
  'form.button.revise': 'Change',
  'form.button.skip': 'Skip',
  'form.button.recap': 'Go on',
  'form.button.human': 'Talk to a person',
};
