// An image of another commit than the one that the contract was read from does not compile.
import { program, type ProgramImage } from '../../../lib/components';

const repository = 'registry.test/mcp-server-langgraph';

export const right: ProgramImage = { repository, tag: program.tag };
export const release: ProgramImage = { repository, tag: '2.8.0-ba85cfd8' };
export const ambiguous: ProgramImage = { repository, tag: '2.8.0-ba85cfd8' };
export const commit: ProgramImage = { repository, tag: '2.8.0-ba85cfd8' };
