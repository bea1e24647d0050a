/** A text of Go templates with another text in place of each action `{{ … }}`; one that is not closed is kept. */
export function replaceActions(text: string, by: string): string {
  let [result, from] = ['', 0];
  for (let open = text.indexOf('{{'); open >= 0; open = text.indexOf('{{', from)) {
    const close = text.indexOf('}}', open + 2);
    if (close < 0) break;
    result += text.slice(from, open) + by;
    from = close + 2;
  }
  return result + text.slice(from);
}
