/** What complaints come from, in the words of who closed them, brought under a few heads (norm 1.5.2: the cause is analysed). */
export const CAUSES = ['staff', 'waiting', 'information', 'product', 'system', 'process', 'customer', 'other'] as const;
/** One of {@link CAUSES}. */
export type Cause = (typeof CAUSES)[number];

/** Looked through in this order: the first that is named counts. */
const TOLD: readonly (readonly [Exclude<Cause, 'other'>, RegExp])[] = [
  ['customer', /误会|誤會|误解|誤解|客户(?:自身|原因|误)|客戶(?:自身|原因|誤)|misunderst|customer(?:'s|’s)? own|unfounded|不属实|不屬實/iu],
  ['information', /告知|说明|說明|解释|解釋|提示|误导|誤導|信息|資訊|宣传|宣傳|not (?:told|informed)|explain|mislead|misled|disclos|information/iu],
  ['system', /系统|系統|网络|網絡|網路|设备|設備|故障|机器|機器|升级|升級|system|network|outage|machine|software|bug/iu],
  ['product', /产品|產品|费率|費率|手续费|手續費|收费|收費|利率|收益|条款|條款|product|\bfees?\b|interest|yield|charge/iu],
  ['waiting', /排队|排隊|等候|等待|人手|窗口不足|繁忙|高峰|积压|積壓|延误|延誤|延迟|延遲|queue|wait|understaff|short of staff|backlog|delay|busy/iu],
  ['process', /流程|手续|手續|规定|規定|制度|交接|衔接|銜接|审批|審批|材料|process|procedure|hand-?over|paperwork|approval|rule/iu],
  ['staff', /态度|態度|柜员|櫃員|员工|員工|人员|人員|经理|經理|客服|业务不熟|業務不熟|疏忽|失误|失誤|培训|培訓|staff|teller|clerk|colleague|attitude|rude|training|mistake|careless/iu],
];

/** The head that a cause belongs under; `other` where its words name none. */
export function causeIn(words: string): Cause {
  return TOLD.find(([, told]) => told.test(words))?.[0] ?? 'other';
}
