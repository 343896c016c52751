/** A name as it is compared: width, case, spaces and dashes do not tell two names apart. */
function plainName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/[\s\-_'’·.]+/gu, '');
}

/** The texts whose lookups (see Vault) stand for a customer in the index. */
export const customerKey = {
  /** E.164. */
  phone: (phone: string): string => `phone:${phone}`,
  mail: (mail: string): string => `mail:${mail.toLowerCase()}`,
  name: (name: string): string => `name:${plainName(name)}`,
  /** The institution's own id of the customer. */
  identity: (subject: string): string => `identity:${subject}`,
};
