/** A paragraph's title and the rest of it. */
export interface Titled {
  readonly title: string;
  readonly text: string;
  /** Nothing in the file says where the title ends. */
  readonly guessed?: true;
}

const LONGEST = 40;
/** Words that begin a sentence and hardly a title's next word. */
const BEGINS = /根据|包括|涵盖|应|需|是|如|可|由|在|为|指|通过|(?:金融机构|服务人员|服务机构|银行|客户|员工|本行|我行)(?=[应需须可在要提申])/g;

/** Splits what follows a number into title and text. `joined`: the file has lost the breaks between them. */
export function splitTitle(rest: string, { known, joined, heading }: { known?: string | undefined; joined: boolean; heading: boolean }): Titled {
  if (known !== undefined && known !== '' && rest.startsWith(known)) return { title: known, text: rest.slice(known.length).replace(/^[\s：:。]+/, '') };
  if (heading) return { title: rest, text: '' };
  const marked = new RegExp(`^([^，。；：:！？]{1,${LONGEST}}?)(?:[：:]|\u3000+|\\s{2,}|(?<=\\p{Script=Han}{2})\\s(?=\\p{Script=Han}))\\s*`, 'u').exec(rest);
  if (marked?.[1] !== undefined) return { title: marked[1].trim(), text: rest.slice(marked[0].length) };
  if (rest.length <= LONGEST && !/[，。；！？]/.test(rest)) return { title: rest.trim(), text: '' };
  const guess = joined ? guessed(rest) : undefined;
  return guess ?? { title: '', text: rest };
}

/** Where a title probably ends that runs into its text: where the text takes its first words up again, or a word begins a sentence. */
function guessed(rest: string): Titled | undefined {
  const until = Math.min(rest.search(/[，。；：]/) === -1 ? rest.length : rest.search(/[，。；：]/), LONGEST);
  const again = rest.indexOf(rest.slice(0, 2), 4);
  const starts = [...rest.slice(0, until).matchAll(BEGINS)].map(({ index }) => index).filter((index) => index >= 4);
  const cut = Math.min(again >= 4 && again <= until ? again : Infinity, starts[0] ?? Infinity);
  return cut === Infinity ? undefined : { title: rest.slice(0, cut), text: rest.slice(cut), guessed: true };
}
