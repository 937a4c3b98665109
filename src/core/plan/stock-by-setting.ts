/** Plans at the start of a model, by setting. */
import type { CohortModel } from '../model/cohort/cohort-model.ts';
import { cohortMembers, PUBLISHED_AGE_BANDS } from '../model/cohort/cohort-series.ts';

/** Count them [plans]. */
export function stockBySetting(model: CohortModel): ReadonlyMap<string, number> {
  const { names, settingOfPlace } = cohortMembers(model, PUBLISHED_AGE_BANDS);
  const stock = new Map<string, number>();
  model.stock.forEach((count, cell) => {
    const setting = names.setting[settingOfPlace[cell % model.axes.places.length] ?? 0] ?? '';
    stock.set(setting, (stock.get(setting) ?? 0) + count);
  });
  return stock;
}
