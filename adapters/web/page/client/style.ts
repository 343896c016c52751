import type { PageLocale } from '../words.js';

const INK = '#1d2b29';
const QUIET = '#566562';
const GREEN = '#0b5d54';
const DEEP = '#084740';
const MIST = '#e6f0ee';
const LINE = '#d9d5cb';

/** The font stack of a language; the same in `page.css`. */
function fonts(locale: PageLocale): string {
  const han = locale === 'zh-Hant' ? '"PingFang TC", "Microsoft JhengHei", "Noto Sans TC", "Noto Sans CJK TC"' : '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC"';
  return `-apple-system, "Segoe UI", Roboto, ${han}, system-ui, sans-serif`;
}

/** How Web Chat looks. */
export function styleOptions(locale: PageLocale): Readonly<Record<string, unknown>> {
  return {
    accent: GREEN,
    subtle: QUIET,
    backgroundColor: 'transparent',
    primaryFont: fonts(locale),
    fontSizeSmall: '0.8125rem',
    paddingRegular: 12,
    botAvatarInitials: '柜',
    botAvatarBackgroundColor: GREEN,
    userAvatarInitials: undefined,
    avatarSize: 36,
    bubbleBackground: '#ffffff',
    bubbleBorderColor: LINE,
    bubbleBorderRadius: 16,
    bubbleTextColor: INK,
    bubbleFromUserBackground: GREEN,
    bubbleFromUserBorderColor: GREEN,
    bubbleFromUserBorderRadius: 16,
    bubbleFromUserTextColor: '#ffffff',
    bubbleMinWidth: 64,
    bubbleMaxWidth: 520,
    groupTimestamp: 300_000,
    timestampColor: QUIET,
    timestampFormat: 'absolute',
    suggestedActionLayout: 'flow',
    suggestedActionHeight: 38,
    suggestedActionBorderRadius: 19,
    suggestedActionBorderWidth: 1,
    suggestedActionBorderColor: GREEN,
    suggestedActionTextColor: GREEN,
    suggestedActionBackgroundColor: '#ffffff',
    suggestedActionBackgroundColorOnHover: MIST,
    suggestedActionBackgroundColorOnActive: '#cfe3df',
    suggestedActionBackgroundColorOnDisabled: '#f4f2ec',
    suggestedActionTextColorOnDisabled: QUIET,
    suggestedActionKeyboardFocusIndicatorBorderColor: GREEN,
    suggestedActionKeyboardFocusIndicatorBorderRadius: 16,
    suggestedActionKeyboardFocusIndicatorBorderStyle: 'solid',
    suggestedActionKeyboardFocusIndicatorBorderWidth: 2,
    suggestedActionsVisualKeyboardIndicatorColor: 'transparent',
    sendBoxHeight: 56,
    sendBoxMaxHeight: 160,
    sendBoxTextWrap: true,
    sendBoxTextColor: INK,
    sendBoxPlaceholderColor: QUIET,
    sendBoxButtonColor: GREEN,
    sendBoxButtonColorOnHover: DEEP,
    sendBoxButtonColorOnDisabled: '#8b9794',
    sendBoxButtonShadeBorderRadius: 12,
    sendBoxButtonShadeInset: 4,
    sendBoxButtonShadeColorOnHover: MIST,
    sendBoxButtonShadeColorOnActive: '#cfe3df',
    sendBoxButtonShadeColorOnDisabled: 'transparent',
    sendBoxButtonKeyboardFocusIndicatorBorderColor: GREEN,
    sendBoxButtonKeyboardFocusIndicatorBorderRadius: 10,
    sendBoxButtonKeyboardFocusIndicatorBorderWidth: 2,
    sendBoxBorderTop: `solid 1px ${LINE}`,
    transcriptVisualKeyboardIndicatorColor: GREEN,
    transcriptActivityVisualKeyboardIndicatorColor: GREEN,
    transcriptTerminatorBackgroundColor: QUIET,
    transcriptOverlayButtonBackground: GREEN,
    transcriptOverlayButtonBackgroundOnHover: DEEP,
    transcriptOverlayButtonBackgroundOnFocus: DEEP,
    // Longer than the outbox tries: what has failed here does not arrive later.
    sendTimeout: 30_000,
    sendTimeoutForAttachments: 120_000,
    // The page's status line says these things in its own words.
    hideToaster: true,
    // Thumbnails are made by a worker from a blob, which the content policy does not allow.
    enableUploadThumbnail: false,
    // Sent when chosen: a file that waits in the send box is hard to see and can't be taken out again.
    sendAttachmentOn: 'attach',
    uploadAccept: '.png,.jpg,.jpeg,.webp,.gif,.pdf,.docx,.xlsx,.txt,.csv',
    cardPushButtonBackgroundColor: GREEN,
    cardPushButtonTextColor: '#ffffff',
  };
}

/** How Adaptive Cards look. */
export function cardStyle(locale: PageLocale): unknown {
  const both = (color: string): unknown => ({ default: color, subtle: color });
  const colors = { default: { default: INK, subtle: QUIET, highlightColors: { default: MIST, subtle: MIST } }, accent: both(GREEN), good: both(GREEN), attention: both('#a3331f'), warning: both('#7a5200'), dark: both(INK), light: both('#ffffff') };
  return {
    fontFamily: fonts(locale),
    fontSizes: { small: 14, default: 15, medium: 17, large: 20, extraLarge: 24 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 20, padding: 16 },
    containerStyles: { default: { backgroundColor: '#ffffff', foregroundColors: colors }, emphasis: { backgroundColor: MIST, foregroundColors: colors } },
    factSet: { title: { color: 'default', isSubtle: true, weight: 'default', wrap: false }, value: { color: 'default', weight: 'default', wrap: true }, spacing: 16 },
    actions: { showCard: { actionMode: 'inline', inlineTopMargin: 0, style: 'default' }, maxActions: 6, spacing: 'medium', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
  };
}
