// Type-checks and compiles with the native compiler, then runs the compiled app. The app's largest dependency is loaded
// while the compiler works; nothing of the app itself runs before its types are known to be right.
import { createRequire } from 'node:module';
import { compile } from './compile.mjs';

const require = createRequire(import.meta.url);
const compiling = compile();
require('cdk8s-plus-27');
const status = await compiling;
if (status !== 0) process.exit(status);
require('../build/js/main.js');
