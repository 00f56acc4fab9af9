import type { Material } from '../../../model/material.ts';
import { type Service, serviceOf } from '../../../model/service.ts';

/** The services that have a file of the change in them; libraries go out with those who use them. */
export function touchedServices({ facts: { services }, changed }: Material): readonly Service[] {
  const touched = new Set(changed.map((path) => serviceOf(services, path)));
  return services.filter((one) => !one.library && touched.has(one));
}
