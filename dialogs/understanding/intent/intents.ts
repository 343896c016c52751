/** What customers come for; each has a file of utterances in `utterances/`. */
export const INTENT_NAMES = ['booking', 'reschedule', 'cancel', 'progress', 'complaint', 'suggestion', 'praise', 'human', 'norms', 'rating', 'greeting', 'other'] as const;

/** One of {@link INTENT_NAMES}. */
export type IntentName = (typeof INTENT_NAMES)[number];

/** Each intent's Chinese name, as files of utterances and of evaluations have it. */
export const CHINESE_NAMES: Readonly<Record<IntentName, string>> = {
  booking: '预约',
  reschedule: '改期',
  cancel: '取消',
  progress: '进度查询',
  complaint: '投诉',
  suggestion: '建议',
  praise: '表扬',
  human: '转人工',
  norms: '咨询规范',
  rating: '满意度评价',
  greeting: '问候',
  other: '其他',
};

/** The intent of a Chinese name. */
export function intentNamed(chinese: string): IntentName | undefined {
  return INTENT_NAMES.find((name) => CHINESE_NAMES[name] === chinese);
}
