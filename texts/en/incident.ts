/** What customers are told when something has gone wrong (norm 6.3: tell customers at once). */
export const incident = {
  'incident.what.system': 'Some of our online services are down at the moment, and we are repairing them. If something can’t wait, please call {phone}.',
  'incident.what.service': 'Some of our services are interrupted at the moment, and we are restoring them. If something can’t wait, please call {phone}.',
  'incident.what.fraud': 'People are pretending to be our staff. Please never tell anybody a password or a one-time code, and never transfer money because somebody asks you to. If in doubt, call {phone}.',
  'incident.what.data': 'Some customers’ data may have been affected; we are looking into it. Be careful with unexpected calls and messages, and never tell anybody a password or a one-time code. Questions: {phone}.',
  'incident.what.complaints': 'Several customers have told us of the same problem, and we are going through it case by case. Questions: {phone}.',
  'incident.what.premises': 'Some of our branches are closed at the moment. Please call {phone} before you set out.',
  'incident.what.other': 'Some of our services are not working as they should, and we are dealing with it. If something can’t wait, please call {phone}.',
  'incident.message': 'A notice from {institution}: {what} We will tell you here as soon as there is news. We are sorry for the trouble.',
  'incident.lifted': 'A notice from {institution}: what we told you about before has been settled, and the services concerned are working again. Thank you for your patience; if you still have a problem, just tell us.',
  'incident.asked': 'How things are at the moment: {what}\nIf there is anything else, or you would like a person, just tell me.',
} as const;
