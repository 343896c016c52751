import { bothAgain, passwordAgain, passwordChange, recoveryCodes, session as sessionAnswer, twoStepProof, twoStepSecret } from '../../api/session.js';
import { beginTwoStep, changePassword, endTwoStep, proveTwoStep, renewRecoveryCodes, type Own } from '../../staff/ownAccount.js';
import type { SignedIn } from '../../staff/sessions.js';
import { route, type CallContext, type Route } from './route.js';
import { begin, seenSession } from './sessionRoutes.js';
import type { StaffParts } from './staffParts.js';

/** Password and two-step sign-in, by their owner. What changes how one signs in ends all sessions and begins a new one. */
export function ownRoutes(parts: StaffParts): readonly Route[] {
  const own = (call: CallContext & { readonly session: SignedIn }): Own => ({ staff: call.session.staff.id, address: call.address });
  return [
    route({
      method: 'POST', path: '/api/session/password', who: 'signed-in', summary: 'Change one’s password', body: passwordChange, answer: sessionAnswer, beforeNewPassword: true,
      handle: async (call) => seenSession(parts, await begin(parts, call, await changePassword(parts.signIn, own(call), call.body), undefined, 'new password')),
    }),
    route({
      method: 'POST', path: '/api/session/two-step', who: 'signed-in', summary: 'Begin two-step sign-in: a secret for an authenticator', body: passwordAgain, answer: twoStepSecret,
      handle: (call) => beginTwoStep(parts.signIn, own(call), call.body.password, parts.issuer()),
    }),
    route({
      method: 'PUT', path: '/api/session/two-step', who: 'signed-in', summary: 'Prove the authenticator: two-step sign-in is on', body: twoStepProof, answer: recoveryCodes,
      handle: async (call) => {
        const proved = await proveTwoStep(parts.signIn, own(call), call.body.code);
        const { csrf } = await begin(parts, call, proved.staff, undefined, 'two-step');
        return { csrf, recoveryCodes: proved.recoveryCodes };
      },
    }),
    route({
      method: 'POST', path: '/api/session/two-step/off', who: 'signed-in', summary: 'End two-step sign-in', body: bothAgain, answer: sessionAnswer,
      handle: async (call) => seenSession(parts, await begin(parts, call, await endTwoStep(parts.signIn, own(call), call.body.password, call.body.code), undefined, 'two-step')),
    }),
    route({
      method: 'POST', path: '/api/session/two-step/codes', who: 'signed-in', summary: 'New recovery codes; those before are void', body: bothAgain, answer: recoveryCodes,
      handle: async (call) => ({ csrf: call.session.csrf, recoveryCodes: await renewRecoveryCodes(parts.signIn, own(call), call.body.password, call.body.code) }),
    }),
  ];
}
