import { ApiProblem, type Words } from '../problem.js';

/** Characters that a password has at least, and at most. */
const SHORTEST = 12;
const LONGEST = 128;

/** The estimate's time grows with the square of the length, and holds the event loop: a beginning that is hard to guess is enough. */
const ESTIMATED = 32;

/** Ten to this many guesses must be needed: argon2id makes so many too dear. */
const GUESSES_LOG10 = 10;

const PROBLEMS = {
  short: { en: `the password must have at least ${SHORTEST} characters`, 'zh-Hans': `密码至少需要${SHORTEST}个字符` },
  long: { en: `the password must have at most ${LONGEST} characters`, 'zh-Hans': `密码最多${LONGEST}个字符` },
  name: { en: 'the password must not hold your name', 'zh-Hans': '密码中不能包含您的姓名或用户名' },
  guessable: { en: 'the password is among the known ones or too easy to guess (common words, pinyin, dates, keys in a row, repeats); several unrelated words do well', 'zh-Hans': '该密码属于常见或已泄露的密码，或过于容易猜到（常见单词、拼音、日期、键盘连续键、重复字符）；建议使用几个互不相关的词语' },
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with a password. */
export type PasswordProblem = keyof typeof PROBLEMS;

/** One way to write what different keyboards give for the same keys. */
export function normalPassword(typed: string): string {
  return typed.normalize('NFKC');
}

/** What is wrong with a new password, if anything; `own` are names and numbers of its owner. */
export async function passwordProblem(typed: string, own: readonly string[]): Promise<PasswordProblem | undefined> {
  const password = normalPassword(typed);
  const { length } = [...password];
  if (length < SHORTEST) return 'short';
  if (length > LONGEST) return 'long';
  const names = own.map((name) => name.trim().toLowerCase()).filter((name) => [...name].length >= 3 || /^\p{Script=Han}{2}$/u.test(name));
  if (names.some((name) => password.toLowerCase().includes(name))) return 'name';
  return (await estimator()).check([...password].slice(0, ESTIMATED).join(''), names).guessesLog10 < GUESSES_LOG10 ? 'guessable' : undefined;
}

/** @throws ApiProblem 400 saying what is wrong */
export async function checkPassword(typed: string, own: readonly string[], field: string): Promise<void> {
  const problem = await passwordProblem(typed, own);
  if (problem !== undefined) throw new ApiProblem(400, 'WeakPassword', PROBLEMS[problem], { field });
}

let loading: ReturnType<typeof load> | undefined;

/** Loaded when a password is first set: most servers never need it. */
function estimator(): ReturnType<typeof load> {
  return (loading ??= load());
}

async function load() {
  return (await import('./estimator.js')).makeEstimator();
}
