// An image of another commit than the one that the contract was read from does not compile.
import { program, type ProgramImage } from '../../../lib/components';

const repository = 'registry.test/mcp-server-langgraph';

export const right: ProgramImage = { repository, tag: program.tag };
// expect: TS2322 Type '"2.9.0"' is not assignable to type '"2.8.0-ba85cfd8"'.
export const release: ProgramImage = { repository, tag: '2.9.0' };
// expect: TS2322 Type '"2.8.0"' is not assignable to type '"2.8.0-ba85cfd8"'.
export const ambiguous: ProgramImage = { repository, tag: '2.8.0' };
// expect: TS2322 Type '"2.8.0-0973b513"' is not assignable to type '"2.8.0-ba85cfd8"'.
export const commit: ProgramImage = { repository, tag: '2.8.0-0973b513' };
