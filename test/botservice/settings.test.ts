import { describe, expect, it } from 'vitest';
import { readSettings, WrongSettings } from '../../bot/settings.js';

const id = { MICROSOFT_APP_ID: 'id' };
const password = { MICROSOFT_APP_PASSWORD: 'password' };
const tenant = { MICROSOFT_APP_TENANT_ID: 'tenant' };

describe('Bot Service’s settings', () => {
  it.each([
    {},
    { ...id, ...password },
    { ...id, ...password, ...tenant, MICROSOFT_APP_TYPE: 'SingleTenant' },
    { ...id, ...tenant, MICROSOFT_APP_TYPE: 'UserAssignedMsi' },
    { MICROSOFT_APP_ID: '', MICROSOFT_APP_PASSWORD: '' },
  ])('are taken when they work together: %j', (settings: Readonly<Record<string, string>>) => {
    expect(readSettings(settings).MICROSOFT_APP_ID).toBe(settings['MICROSOFT_APP_ID'] === '' ? undefined : settings['MICROSOFT_APP_ID']);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['MICROSOFT_APP_PASSWORD', { ...id }],
    ['MICROSOFT_APP_ID', { ...password }],
    ['MICROSOFT_APP_TENANT_ID', { ...id, ...password, MICROSOFT_APP_TYPE: 'SingleTenant' }],
    ['MICROSOFT_APP_PASSWORD', { ...id, ...tenant, MICROSOFT_APP_TYPE: 'SingleTenant' }],
    ['MICROSOFT_APP_PASSWORD', { ...id, ...password, ...tenant, MICROSOFT_APP_TYPE: 'UserAssignedMsi' }],
    ['MICROSOFT_APP_TENANT_ID', { ...id, MICROSOFT_APP_TYPE: 'UserAssignedMsi' }],
    ['MICROSOFT_APP_TYPE', { ...id, ...password, MICROSOFT_APP_TYPE: 'Single' }],
  ])('stop the start otherwise, naming %s: %j', (name, settings) => {
    expect(() => readSettings(settings)).toThrow(WrongSettings);
    expect(() => readSettings(settings)).toThrow(new RegExp(`${name}: .+`));
  });
});
