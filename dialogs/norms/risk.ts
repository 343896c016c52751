import { saying, together, type Reply } from '../form/reply.js';
import { fold } from '../slots/normalise.js';
import products from './products.json' with { type: 'json' };

type Kind = keyof typeof products;

/** Longest risk first: what can be lost is said before what it costs. */
const KINDS: readonly Kind[] = ['investment', 'insurance', 'credit'];
const NAMED: ReadonlyMap<Kind, RegExp> = new Map(KINDS.map((kind) => [kind, new RegExp(products[kind].map((name) => (/^[a-z]/.test(name) ? `\\b${name}s?\\b` : name)).join('|'), 'u')]));

/** Asked about buying, returns, risk or choosing, not how a service is done. */
const MERITS = /买|购|申购|认购|投资|收益|回报|利率|利息|年化|风险|亏|赔本|赚|保本|安全吗|靠谱|值得|划算|(?:怎么|如何|该|想)选|选哪|选择|推荐|哪(?:种|个|款|只|类)|适合|\b(?:buy|buying|purchas\w*|invest\w*|returns?|yields?|interest rate|risks?|risky|lose|loss|losses|profit\w*|safe|worth|choos\w*|choice|recommend\w*|which|suitable|suit(?:s|ed)?)\b/u;
/** How staff are to treat customers is no question about a product. */
const ABOUT_STAFF = /客户经理(?:应|要|该|能)|员工|客服(?:应|要|该|能)|柜员|从业人员|\b(?:staff|employees?|advisers? (?:must|should|may))\b/u;

/** An answer that names a product to somebody who asks about its merits carries a warning, once. What was said stands. */
export function withRiskWarning(question: string, reply: Reply): Reply {
  const asked = fold(question);
  if (!MERITS.test(asked) || ABOUT_STAFF.test(asked)) return reply;
  const said = fold(reply.lines.flatMap(({ params = {} }) => [params['claim'], params['sentence']]).filter((each) => each !== undefined).join('\n'));
  const kind = KINDS.find((each) => NAMED.get(each)?.test(asked) === true) ?? KINDS.find((each) => NAMED.get(each)?.test(said) === true);
  if (kind === undefined) return reply;
  return together(reply, saying([{ key: `norms.risk.${kind}` }]));
}
