import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { BlobStore } from "../../store/types.ts";

/** A part of an upload: at least 5 MiB, and at most 10,000 of them, so files may grow to 78 GiB. */
const partBytes = 8 * 1_048_576;

/** Blobs as objects of a bucket. An object is seen whole or not at all. */
export function s3Blobs(client: S3Client, Bucket: string): BlobStore {
  async function put(Key: string, Body: Uint8Array): Promise<void> {
    await client.send(new PutObjectCommand({ Bucket, Key, Body }));
  }

  async function putStream(Key: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    let UploadId: string | undefined;
    const Parts: { PartNumber: number; ETag: string | undefined }[] = [];
    const upload = async (Body: Uint8Array) => {
      UploadId ??= (await client.send(new CreateMultipartUploadCommand({ Bucket, Key }))).UploadId;
      const PartNumber = Parts.length + 1;
      const { ETag } = await client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
      Parts.push({ PartNumber, ETag });
    };
    try {
      let held: Uint8Array[] = [];
      let bytes = 0;
      for await (const piece of pieces) {
        held.push(Uint8Array.from(piece));
        bytes += piece.length;
        if (bytes < partBytes) continue;
        await upload(Buffer.concat(held));
        held = [];
        bytes = 0;
      }
      if (Parts.length === 0) return await put(Key, Buffer.concat(held));
      if (bytes > 0) await upload(Buffer.concat(held));
      await client.send(
        new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
      );
    } catch (error) {
      // What a failed abort leaves, the bucket's own rule removes after a day.
      if (UploadId)
        await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId })).catch(() => {});
      throw error;
    }
  }

  return {
    put,
    putStream,
    async get(Key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
        const body = await Body!.transformToByteArray();
        // As a plain array: a Buffer's slices share its memory, those of an array are copies.
        return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
      } catch (error) {
        if (error instanceof Error && error.name === "NoSuchKey") return null;
        throw error;
      }
    },
    async *stream(Key, range) {
      const Range = range && `bytes=${range.from}-${range.to - 1}`;
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, Range }));
      yield* Body as unknown as AsyncIterable<Uint8Array>;
    },
    async list(Prefix) {
      const keys: string[] = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }));
        for (const { Key } of page.Contents ?? []) keys.push(Key!);
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken);
      return keys.sort();
    },
    async remove(Key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
    link: (Key, { seconds, contentType, fileName }) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket,
          Key,
          ResponseContentType: contentType,
          ResponseContentDisposition: `attachment; filename="${fileName}"`,
        }),
        { expiresIn: seconds },
      ),
  };
}
