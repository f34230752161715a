import { createContext, use } from 'react';
import type { ExplorerProduct } from '../../../../src/explorer-model/explorer-product.ts';

/** What every field of the form needs, at any depth. */
export interface FormModel {
  readonly types: ExplorerProduct['types'];
  /** Optional members without a value have no field. */
  readonly requiredOnly: boolean;
}

export const FormModelContext = createContext<FormModel>({ types: {}, requiredOnly: false });
export const useFormModel = (): FormModel => use(FormModelContext);
