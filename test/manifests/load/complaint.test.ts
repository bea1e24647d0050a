import { complaintOf } from '../../../lib/manifests/load/complaint';

const CANARY = 'hunter2-canary';

/** As kubectl writes the words of kustomize into its log. */
function logged(words: string): string {
  const text = words.includes('\n') ? `<\n\t${words.replaceAll('\n', '\n\t')}\n >` : JSON.stringify(words);
  return `E1128 10:08:21.068714    7626 run.go:72] "command failed" err=${text}\n`;
}

const PATCH = `patch: "stringData:\\n  password: ${CANARY} [a]"`;

describe('what a tool complains about', () => {
  test.each([
    [
      'a patch that it can not read',
      `trouble configuring builtin PatchTransformer with config: \`\npatch: |-\n  password: ${CANARY}\n  ${CANARY}\n\`: unable to parse SM or JSON patch from [${PATCH}]`,
      'trouble configuring builtin PatchTransformer with config: ` … `: unable to parse SM or JSON patch from […',
    ],
    [
      'a literal that is none',
      `loading KV pairs: literal sources [${CANARY} a=${CANARY}]: invalid literal source ${CANARY}, expected key=value`,
      'loading KV pairs: literal sources […]: invalid literal source …, expected key=value',
    ],
    [
      'a file source without a file',
      `loading KV pairs: file sources: [${CANARY}=]: missing file path for key name "${CANARY}" in source "${CANARY}="`,
      /^loading KV pairs: file sources: \[…\]: missing file path for key name … in source …$/,
    ],
    [
      'text that it takes for the name of a file',
      `evalsymlink failure on '/shop/kind: Secret\nstringData: {p: ${CANARY}}' : lstat /shop/kind: Secret\n${CANARY}: no such file or directory`,
      "evalsymlink failure on '/shop/kind: Secret …",
    ],
    [
      'an address with a password',
      `accumulating resources from 'https://me:${CANARY}@git.example.org/a//b?ref=main&sshkey=${CANARY}': no such host`,
      "accumulating resources from 'https://…@git.example.org/a//b?ref=main&sshkey=…': no such host",
    ],
  ])('is told of %s without what it read there', (_, words, expected) => {
    for (const said of [words, logged(words)]) {
      const told = complaintOf(said);

      expect(told).toMatch(expected);
      expect(told).not.toContain(CANARY);
      expect(told).not.toMatch(/\n|run\.go/);
    }
  });

  test('is the same each time, without remarks on other things', () => {
    const remark = "# Warning: 'bases' is deprecated.\n";

    expect(complaintOf(remark + logged('json: unknown field "x"'))).toBe('json: unknown field \\"x\\"');
  });

  test('hides a credential however long it is', () => {
    const told = complaintOf(`${'x '.repeat(240)}https://me:${CANARY.repeat(20)}@example.org`);

    expect(told.length).toBeLessThan(520);
    expect(told).not.toContain('hunter');
  });
});
