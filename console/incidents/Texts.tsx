import { Input, Tabs } from 'antd';
import { LONGEST_TOLD } from '../../bot/api/incidents.ts';
import { useSay } from './parts.ts';

/** Words in the three languages that customers are served in. */
export type Told = Readonly<Record<'zh-Hans' | 'zh-Hant' | 'en', string>>;

const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'] as const;

/** Writes what customers are told in three languages, and shows it as they will see it. */
export function Texts({ name, value, onChange, disabled = false, notice = false }: { readonly name: string; readonly value: Told; readonly onChange: (value: Told) => void; readonly disabled?: boolean; /** A notice on the page, rather than a message. */ readonly notice?: boolean }) {
  const { say } = useSay();
  return (
    <Tabs
      size="small" className="texts"
      items={LANGUAGES.map((each) => ({
        key: each, label: <span lang={each}>{say(`lang.${each}`)}{value[each].trim() === '' && ' ⚠'}</span>,
        children: (
          <>
            <Input.TextArea aria-label={`${name} · ${say(`lang.${each}`)}`} lang={each} disabled={disabled} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={LONGEST_TOLD} value={value[each]} onChange={({ target }) => onChange({ ...value, [each]: target.value })} />
            <p className="quiet preview-label">{say('preview')}</p>
            <Preview text={value[each]} language={each} notice={notice} />
          </>
        ),
      }))}
    />
  );
}

/** As a customer sees it. */
export function Preview({ text, language, notice }: { readonly text: string; readonly language: keyof Told; readonly notice: boolean }) {
  return notice
    ? <div className="preview-notice" lang={language}><strong>{{ 'zh-Hans': '公告', 'zh-Hant': '公告', en: 'Notice' }[language]}</strong> {text}</div>
    : <div className="preview-message" lang={language}>{text}</div>;
}

/** Whether all three are written. */
export function isComplete(value: Told): boolean {
  return LANGUAGES.every((each) => value[each].trim() !== '');
}
