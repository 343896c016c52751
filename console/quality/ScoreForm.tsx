import { Alert, Button, Checkbox, Input, InputNumber } from 'antd';
import { useMemo, useState } from 'react';
import type { ReviewItem } from '../../bot/api/quality.ts';
import { keep, readKept } from '../parts/kept.ts';
import { confirmsBy } from '../parts/dialog.ts';
import { Checks } from './Checks.tsx';
import { problemOf, useSay } from './parts.ts';

/** What a reviewer says on a line. */
export interface LineComment {
  readonly sequence: number;
  readonly text: string;
}

type Form = ReviewItem['body']['form'];
type Given = Readonly<Record<string, number | null | undefined>>;

/** What was filled in before on this machine; whatever is no points is left out. */
function drafted(name: string): { readonly points: Given; readonly note: string } {
  try {
    const value: unknown = JSON.parse(readKept(name) ?? '');
    const { points, note } = { points: {}, note: '', ...(typeof value === 'object' ? value : {}) } as { readonly points: unknown; readonly note: unknown };
    const given = typeof points === 'object' && points !== null ? Object.entries(points).flatMap(([item, got]: [string, unknown]) => (typeof got === 'number' || got === null ? [[item, got]] : [])) : [];
    return { points: Object.fromEntries(given) as Given, note: typeof note === 'string' ? note : '' };
  } catch {
    return { points: {}, note: '' };
  }
}

interface Props {
  readonly id: string;
  readonly form: Form;
  readonly checks: ReviewItem['body']['checks'];
  readonly comments: readonly LineComment[];
  readonly onComments: (comments: readonly LineComment[]) => void;
  readonly onSubmit: (step: Readonly<Record<string, unknown>>) => Promise<void>;
  /** Without it, comments on lines are left out: what is decided after an objection. */
  readonly plain?: boolean;
}

/** The form, item by item. What was filled in stays on this machine until it is sent. */
export function ScoreForm({ id, form, checks, comments, onComments, onSubmit, plain = false }: Props) {
  const { say, language } = useSay();
  const name = `draft.score.${id}`;
  const [first] = useState(() => (plain ? { points: {}, note: '' } : drafted(name)));
  const [points, setPoints] = useState<Given>(first.points);
  const [note, setNote] = useState(first.note);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const items = useMemo(() => form.dimensions.flatMap((each) => each.items), [form]);
  const left = items.filter((each) => points[each.id] === undefined).length;
  const set = (next: Given, words: string): void => {
    setPoints(next);
    setNote(words);
    if (!plain) keep(name, JSON.stringify({ points: next, note: words }));
  };
  const submit = async (): Promise<void> => {
    if (left > 0 || busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await onSubmit({ points, note, comments: comments.filter(({ text }) => text.trim() !== '') });
      keep(name, undefined);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div onKeyDown={confirmsBy(() => void submit())}>
      {form.dimensions.map(({ id: dimension, items: own }) => (
        <fieldset key={dimension} className="score-dimension">
          <legend>{say(`dimension.${dimension}`)}</legend>
          {own.map((item) => {
            const title = language === 'en' ? item.name.en : item.name['zh-Hans'];
            const value = points[item.id];
            return (
              <div key={item.id} className="score-item">
                <span>{title}{item.veto && <> <span className="tag tag-0">{say('score.veto')}</span></>}</span>
                <span className="score-input">
                  <InputNumber min={0} max={item.points} precision={0} disabled={value === null} value={value ?? null} aria-label={say('score.points', { name: title, most: item.points })} onChange={(next) => set({ ...points, [item.id]: next ?? undefined }, note)} />
                  <span className="score-most">/ {item.points}</span>
                  <Checkbox checked={value === null} onChange={({ target }) => set({ ...points, [item.id]: target.checked ? null : undefined }, note)} aria-label={`${title} ${say('score.none')}`}>{say('score.none')}</Checkbox>
                </span>
                <Checks checks={checks} only={item.checks} />
              </div>
            );
          })}
        </fieldset>
      ))}
      {!plain && comments.map(({ sequence, text }) => (
        <label key={sequence} className="gap">
          <a href={`#t${sequence}`}>{say('score.comment', { n: sequence })}</a>
          <Input.TextArea value={text} autoSize={{ minRows: 1, maxRows: 4 }} maxLength={1_000} onChange={({ target }) => onComments(comments.map((each) => (each.sequence === sequence ? { sequence, text: target.value } : each)))} />
        </label>
      ))}
      <label>{say(plain ? 'own.why' : 'score.note')}<Input.TextArea value={note} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4_000} onChange={({ target }) => set(points, target.value)} /></label>
      {problem !== undefined && <Alert type="error" showIcon role="alert" className="gap-above" title={problem} />}
      <div className="score-total">
        <Button type="primary" loading={busy} disabled={left > 0 || (plain && note.trim() === '')} onClick={() => void submit()}>{say(plain ? 'own.decideDo' : 'score.submit')}</Button>
        <Button type="text" onClick={() => set(Object.fromEntries(items.map((each) => [each.id, points[each.id] === undefined ? each.points : points[each.id]])), note)}>{say('score.all')}</Button>
        {left > 0 && <span className="quiet">{say('score.left', { n: left })}</span>}
      </div>
    </div>
  );
}
