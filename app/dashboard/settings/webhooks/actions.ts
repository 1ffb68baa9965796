"use server";
import { revalidatePath } from "next/cache";
import { signedInAnswer } from "@/app/form-answer";
import { resendDelivery, sendTest } from "@/lib/alerts/webhooks/deliveries";
import {
  changeWebhook,
  createWebhook,
  removeWebhook,
  rotateWebhookSecret,
} from "@/lib/alerts/webhooks/endpoints";
import type {
  ChangeWebhookInput,
  CreateWebhookInput,
  RotateWebhookInput,
} from "@/lib/schema/webhooks";

const PAGE = "/dashboard/settings/webhooks";

/** Makes a webhook; its secret is in this answer and nowhere else. */
export async function create(input: CreateWebhookInput) {
  return signedInAnswer(async (ctx) => {
    const made = await createWebhook(ctx, input);
    revalidatePath(PAGE, "layout");
    return made;
  });
}

/** Changes a webhook, pauses it or lets it go on. */
export async function change(id: string, input: ChangeWebhookInput) {
  return signedInAnswer(async (ctx) => {
    await changeWebhook(ctx, id, input);
    revalidatePath(PAGE, "layout");
    return null;
  });
}

/** Gives a webhook a new secret. */
export async function rotate(id: string, input: RotateWebhookInput) {
  return signedInAnswer(async (ctx) => {
    const made = await rotateWebhookSecret(ctx, id, input);
    revalidatePath(PAGE, "layout");
    return made;
  });
}

/** Removes a webhook for good. */
export async function remove(id: string) {
  return signedInAnswer(async (ctx) => {
    await removeWebhook(ctx, id);
    revalidatePath(PAGE, "layout");
    return null;
  });
}

/** Sends a test event. */
export async function test(id: string) {
  return signedInAnswer(async (ctx) => {
    await sendTest(ctx, id);
    revalidatePath(PAGE, "layout");
    return null;
  });
}

/** Sends a delivery again. */
export async function resend(id: string, deliveryId: string) {
  return signedInAnswer(async (ctx) => {
    await resendDelivery(ctx, id, deliveryId);
    revalidatePath(PAGE, "layout");
    return null;
  });
}
