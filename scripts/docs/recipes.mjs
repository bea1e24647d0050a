import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Sandbox } from '../mutation/sandbox.mjs';

/**
 * A page's code blocks are its steps, in order, where the line that opens a block says more than the language:
 *
 *   ts PATH             a new file
 *   diff PATH           a change of a source file
 *   diff PATH mistake   the same, taken back after the next `text fails`
 *   sh run              commands
 *   diff dist/PATH      what the steps so far have changed in a rendered file
 *   text prints         what synth prints after the steps so far
 *   text fails          what it prints when it refuses them
 *
 * Any other block is for the reader only. In printed text `…` stands for anything, and positions need not agree.
 */
function stepsOf(page) {
  const blocks = page.matchAll(/^```(\w+) (\S+)( \w+)?\n([\s\S]*?)^```$/gm);
  return [...blocks].map(([, language, subject, flag = '', body]) => ({
    language,
    subject,
    isMistake: flag === ' mistake',
    body,
  }));
}

/** The two sides of a diff block. */
function sides(body) {
  const lines = body.split('\n').filter((line) => line !== '' && !line.startsWith('@@'));
  const side = (sign) => lines.filter((line) => !line.startsWith(sign)).map((line) => line.slice(1));
  return { before: side('+').join('\n'), after: side('-').join('\n') };
}

/** A copy of the project that the steps of one page change. */
class Recipe {
  constructor(root) {
    this.sandbox = new Sandbox(root);
    cpSync(join(root, 'test'), join(this.sandbox.folder, 'test'), { recursive: true });
    this.mistakes = [];
    this.result = undefined;
  }

  /** What compiler and app print, and the rendered files; asked again only after a change. */
  async synth() {
    this.result ??= await this.synthNow();
    return this.result;
  }

  async synthNow() {
    const compiled = await this.sandbox.compile();
    const { status, output } = compiled.status === 0 ? await this.sandbox.synth() : compiled;
    const files = status === 0 ? this.rendered() : new Map();
    return { status, output, files };
  }

  rendered() {
    const names = readdirSync(join(this.sandbox.folder, 'dist'), { recursive: true });
    const files = names.filter((name) => name.endsWith('.yaml'));
    return new Map(files.map((name) => [`dist/${name}`, this.sandbox.read(`dist/${name}`)]));
  }

  /** Does one step. @returns what is wrong with it, or undefined */
  async step({ language, subject, isMistake, body }, original) {
    const change = () => this.change(subject, body, isMistake);
    const compare = () => this.compare(subject, body, original);
    if (language === 'ts') return this.write(subject, body);
    if (language === 'diff') return subject.startsWith('dist/') ? compare() : change();
    if (language === 'sh' && subject === 'run') return this.run(body);
    if (language === 'text' && ['prints', 'fails'].includes(subject)) return this.print(body, subject === 'prints');
    return undefined;
  }

  write(path, text) {
    mkdirSync(join(this.sandbox.folder, dirname(path)), { recursive: true });
    this.sandbox.write(path, text);
    this.result = undefined;
  }

  run(body) {
    this.result = undefined;
    const { status, stderr } = spawnSync('sh', ['-c', body], { cwd: this.sandbox.folder, encoding: 'utf8' });
    return status === 0 ? undefined : stderr;
  }

  change(path, body, isMistake) {
    const { before, after } = sides(body);
    const text = this.sandbox.read(path);
    const places = text.split(before).length - 1;
    if (places !== 1) return `${path} has ${places} places like this, not one:\n${before}`;
    if (isMistake) this.mistakes.push([path, text]);
    this.write(path, text.split(before).join(after));
    return undefined;
  }

  async compare(path, body, original) {
    const { before, after } = sides(body);
    const { status, output, files } = await this.synth();
    if (status !== 0) return output;
    if (!(original.get(path) ?? '').includes(before)) return `${path} did not have this:\n${before}`;
    return (files.get(path) ?? '').includes(after) ? undefined : `${path} does not get this:\n${after}`;
  }

  async print(body, succeeds) {
    const { status, output } = await this.synth();
    this.mistakes.reverse().forEach(([path, text]) => this.write(path, text));
    this.mistakes = [];
    if ((status === 0) !== succeeds) return `synth ${succeeds ? 'fails' : 'succeeds'}:\n${output}`;
    const missing = body.split('\n').filter((line) => line !== '' && !pattern(line).test(output));
    return missing.length === 0 ? undefined : `synth does not print\n${missing.join('\n')}\nbut\n${output}`;
  }
}

function pattern(line) {
  const escaped = line.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('…', '.*').replaceAll(/\\\(\d+,\d+\\\)/g, '\\(\\d+,\\d+\\)')}$`, 'm');
}

/** The rendered files of the project as it is. */
async function originalOf(root) {
  const recipe = new Recipe(root);
  try {
    return (await recipe.synth()).files;
  } finally {
    recipe.sandbox.close();
  }
}

async function follow(root, steps, original) {
  const recipe = new Recipe(root);
  try {
    for (const [index, step] of steps.entries()) {
      const reason = await recipe.step(step, original);
      if (reason !== undefined) return { failed: index + 1, reason };
    }
    return {};
  } finally {
    recipe.sandbox.close();
  }
}

/** Follows pages to the letter, each in a copy of the project; yields how many steps a page has and the first that fails. */
export async function* followPages(root, pages) {
  const original = await originalOf(root);
  for (const page of pages) {
    const steps = stepsOf(readFileSync(page, 'utf8'));
    if (steps.length > 0) yield { page, count: steps.length, ...(await follow(root, steps, original)) };
  }
}
