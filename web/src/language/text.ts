/** A text in each language of the pages. Where it is missing in one, the page does not compile. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

export type LanguageId = keyof Text;
