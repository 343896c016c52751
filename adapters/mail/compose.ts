import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import type { SendMailOptions } from 'nodemailer';
import type { Notice, NoticeAttachment } from '../../bot/courier.js';
import type { Locale } from '../../records/message.js';
import { pageOf } from './page.js';

/** Whether this is one plain address: nothing that a header or an SMTP command could read as more. */
export function isMailAddress(said: string): boolean {
  return said.length <= 254 && /^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@[^\s@<>()[\]\\,;:"\p{C}]+$/u.test(said);
}

/** Makes mails of notices. */
export function composer(from: string, institution: (locale: Locale) => string): (notice: Notice) => SendMailOptions {
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return (notice) => {
    const name = oneLine(institution(notice.locale));
    const subject = oneLine(notice.subject);
    return {
      from: { name, address: from },
      to: { name: '', address: notice.to },
      envelope: { from, to: [notice.to] },
      subject,
      messageId: `<${idPart(notice.id)}@${domainToASCII(domain) || 'localhost'}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': notice.locale },
      // Lines as mail wants them; base64 keeps them from being wrapped on the way.
      text: notice.text.replace(/\r\n|\r|\n/g, '\r\n'),
      html: pageOf({ locale: notice.locale, institution: name, subject, text: notice.text }),
      textEncoding: 'base64',
      attachments: notice.attachments.map(attached),
    };
  };
}

function attached({ name, contentType, content }: NoticeAttachment) {
  const [type = ''] = contentType.toLowerCase().split(';', 1);
  const known = /^[a-z]+\/[a-z0-9.+-]+$/.test(type.trim()) ? type.trim() : 'application/octet-stream';
  return {
    filename: oneLine(name).replace(/[/\\:]/g, '_'),
    contentType: known === 'text/calendar' ? 'text/calendar; charset=utf-8; method=PUBLISH' : known.startsWith('text/') ? `${known}; charset=utf-8` : known,
    content: Buffer.from(content, 'utf8'),
    contentDisposition: 'attachment' as const,
  };
}

/** A Message-ID may not hold everything that an id may. */
function idPart(id: string): string {
  return /^[A-Za-z0-9_-]{1,128}$/.test(id) ? id : createHash('sha256').update(id).digest('hex');
}

function oneLine(said: string): string {
  return said.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
