import type { Attachment } from '../attachments/attachment.js';
import type { Experiment, RowIds } from '../experiment.js';
import type { JsonObject } from '../json.js';
import type { CompletionRequest, Provider } from '../providers/provider.js';
import type { InputEstimate } from './inputEstimate.js';

interface RowIdentity {
  readonly experiment: Experiment;
  readonly ids: RowIds;
}

/** A row whose question is known: all that is left is to ask it. */
export interface Question extends RowIdentity {
  readonly provider: Provider;
  /** With an outline of what goes along, see `Attachment`. */
  readonly request: CompletionRequest;
  /** What goes along with it, which is read when it is sent. */
  readonly attachments: readonly Attachment[];
  /** What the answer has to fit. Default: anything will do. */
  readonly schema?: JsonObject | undefined;
  /** How long the input is, with images as far as their provider publishes what they count as. */
  readonly estimate: InputEstimate;
  readonly contextWindow?: number | undefined;
  /** What the user should know although the row can be asked. */
  readonly warnings: readonly string[];
  /** Placeholders of the template that no column is for: told among the warnings, too. */
  readonly missing: readonly string[];
  /** Whether it takes most of the model's context window: told among the warnings, too. */
  readonly isTight: boolean;
}

/** A row that cannot be asked. */
export interface Unaskable extends RowIdentity {
  readonly problem: string;
  /** Whether the problem is that it does not fit the model's context window. */
  readonly isTooLong?: boolean | undefined;
  /** The file that could not be read, if that is the problem. */
  readonly unreadable?: string | undefined;
  readonly contextWindow?: number | undefined;
}

/** A row when its turn comes: a question that can be sent, or why it cannot be asked. */
export type PreparedRow = Question | Unaskable;
