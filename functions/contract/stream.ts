/**
 * A change of an item as DynamoDB Streams delivers it (view type KEYS_ONLY); the parts that jobs read.
 * At least once, in order for each key.
 */
export interface StreamRecord {
  eventID: string;
  eventName: "INSERT" | "MODIFY" | "REMOVE";
  eventSource: "aws:dynamodb";
  eventSourceARN: string;
  dynamodb: {
    Keys: Record<string, { S: string }>;
    SequenceNumber: string;
    StreamViewType: "KEYS_ONLY";
  };
}

export interface StreamEvent {
  Records: StreamRecord[];
}

/** Answers which records to deliver again, by sequence number; throwing asks for all of them. */
export type StreamHandler = (
  event: StreamEvent,
) => Promise<{ batchItemFailures: { itemIdentifier: string }[] }>;
