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
  /** How long the input is; images and documents are not counted. */
  readonly estimate: InputEstimate;
  readonly contextWindow?: number | undefined;
  /** What the user should know although the row can be asked. */
  readonly warnings: readonly string[];
}

/** A row that cannot be asked. */
export interface Unaskable extends RowIdentity {
  readonly problem: string;
  readonly contextWindow?: number | undefined;
}

export type PreparedRow = Question | Unaskable;
