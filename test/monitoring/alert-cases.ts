import type { AlertName } from '../../lib/components';
import { namespaceCases, operatorCases, podCases } from './object-cases';
import { blindnessCases, connectionCases, latencyCases, managedServiceCases, outageCases } from './program-cases';
import type { AlertCase, Place } from './series';

/** What each alert is held against; one without a case does not compile. */
export function alertCases(place: Place): Record<AlertName, AlertCase> {
  return {
    ...podCases(place),
    ...namespaceCases(place),
    ...operatorCases(place),
    ...outageCases(place),
    ...latencyCases(place),
    ...connectionCases(place),
    ...blindnessCases(place),
    ...managedServiceCases(place),
  };
}
