import { CPP } from './cpp.ts';
import { CURL } from './curl.ts';
import { DOTNET } from './dotnet.ts';
import { GO } from './go.ts';
import { JAVA } from './java.ts';
import { NODE } from './node.ts';
import { PHP } from './php.ts';
import { PYTHON } from './python.ts';
import { RUBY } from './ruby.ts';
import { TCCLI } from './tccli.ts';
import { TERRAFORM } from './terraform.ts';

/** One call of the API, as a program shall make it. */
export interface CallToWrite {
  /** `ckafka` */
  readonly product: string;
  /** `2019-08-19` */
  readonly version: string;
  readonly action: string;
  /** Empty when the call names none. */
  readonly region: string;
  /** Where calls are served: `http://127.0.0.1:8597`. */
  readonly endpoint: string;
  /** As they are in JSON; a whole number may be a bigint, which is how one beyond 2^53 keeps its digits. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Something that code is written in. */
export interface Language {
  /** `python`; what `brokerage call --as` takes. */
  readonly id: string;
  readonly label: string;
  /** What highlighters call it. */
  readonly highlight: string;
  /** The command that fetches what the code needs, in one line. */
  readonly install: string;
  /** What the code's file is called. */
  readonly fileName: string;
  /** How the tests know the code: it was run against a server, or only read by the grammar of its language. */
  readonly checked: 'run' | 'syntax';
  /**
   * The whole program, which runs as it is: it takes the key pair from TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, prints the
   * Response, and fails when the call is refused. The same call is the same text. null where the language has no words for the action,
   * as Terraform for a Describe.
   */
  write(call: CallToWrite): string | null;
}

/** In the order in which they are offered. */
export const LANGUAGES: readonly Language[] = [TCCLI, PYTHON, JAVA, GO, NODE, PHP, DOTNET, CPP, RUBY, CURL, TERRAFORM];
