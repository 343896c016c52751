import type { Intent } from '../counter/intents.js';
import { asksInformation } from '../understanding/information.js';
import { questioned } from '../understanding/commands.js';

const APPLY = /(申请|\b(apply|applying)\b|\b(make|submit|file|start|open) an application\b|\bapplication for\b)/u;
// Booking stays booking; a former application's course, change or end is somebody else's.
const OTHER = /(预约|约(个|一|时间|在|明|后|下|这|周|见)|\b(book|appointment|schedule)|(取消|撤回|撤销|修改|查|查询|进度|催).{0,8}申请|申请.{0,8}(进度|取消|撤回|撤销|怎么样|到哪|结果|批|状态|被拒|编号)|(不|没|别|不是)(想|要|打算|是要|是想)?(再)?申请|\b(status|progress|withdraw|cancel)\b|(don'?t|do not|not) (want|like)( to)? apply)/u;

/** Said outright, it goes before a form that has no story in it. */
const OUTRIGHT = /^(我)?(还)?(要|想|想要)?申请|^i( also)?('d like| would like| want) to apply|^apply for/u;

/** 我要申请个人贷款 begins an application (norm 2.2); a question about applying is answered as one. */
export const applicationIntent: Intent = {
  form: 'application',
  interrupts: (plain, input, open) => (open === 'booking' || open === 'change') && OUTRIGHT.test(plain) && applicationIntent.wanted(plain, input),
  wanted: (plain, { text }) => APPLY.test(plain) && !OTHER.test(plain) && !asksInformation(text) && (!questioned(text) || /(我|帮我)?(想|要|可以|能|能不能)?.{0,4}申请.{1,20}(吗|么|[?？])\s*$|^can i apply/u.test(plain)),
};
