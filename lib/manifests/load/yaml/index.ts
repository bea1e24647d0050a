export { EVENT_ID, SCALAR_STYLE, type Event, type ScalarEvent } from './event';
export { parsable, parseDocument } from './parse';
export { scalarText } from './scalar-text';
