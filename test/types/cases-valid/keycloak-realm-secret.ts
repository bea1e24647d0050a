// The client's secret in a realm file is the placeholder of a variable; its value does not compile.
import { placeholder, realmOf, type RealmClient } from '../../../lib/components';
import { hosts } from '../given';

export const realm = realmOf(hosts, placeholder('langgraph_client_secret'));

export const literal = realmOf(hosts, '${LANGGRAPH_CLIENT_SECRET}');
export const variable = realmOf(hosts, '${LANGGRAPH_CLIENT_SECRET}');
export const lowerCase = realmOf(hosts, '${LANGGRAPH_CLIENT_SECRET}');

export const plain: RealmClient['redirectUris'] = ['https://app.example.test/*'];
