/** DPDP in the browser: an event by form, the session that it begins, and the board that shows its timers. */
import { expectAccessible } from "./accessible";
import { clientOf, dialogOn, expect, test } from "./fixtures";

test("a breach recorded by form stands on the board with CERT-In's clock", async ({
  signedIn: page,
}) => {
  test.slow();
  await page.goto("/dashboard/dpdp");
  await expect(page).toHaveTitle("DPDP · Tocsin");
  await expect(page.getByText("No events yet")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Record an event" }).click();
  const dialog = dialogOn(page);
  await dialog.getByLabel("Event", { exact: true }).selectOption({ label: "Breach detected" });
  await dialog.getByLabel("Title").fill("Bucket open to all");
  await dialog.getByLabel("Further payload, as JSON").fill("{ not JSON");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Record", exact: true }).click();
  await expect(dialog.getByText("This is not JSON.")).toBeVisible();
  await dialog.getByLabel("Further payload, as JSON").fill('{ "bucket": "exports" }');
  await dialog.getByLabel("Incident").fill("nowhere");
  await dialog.getByRole("button", { name: "Record", exact: true }).click();
  await expect(dialog.getByText("Use a uuid")).toBeVisible();
  await dialog.getByLabel("Incident").fill("");
  await dialog.getByRole("button", { name: "Record", exact: true }).click();
  await expect(page).toHaveURL(/sessionId=/);
  const timers = page.getByRole("region", { name: "Timers" }).getByRole("table");
  await expect(timers.getByText("CERT-In, 6 hours")).toBeVisible();
  await expect(timers.getByText("Not in force until 2027-05-13")).toHaveCount(3);
  await expectAccessible(page);
  await page.goto("/dashboard/board");
  await expect(page.getByText("Bucket open to all").first()).toBeVisible();
  await page.getByRole("link", { name: "Report the incident to CERT-In" }).click();
  await expect(page).toHaveURL(/dashboard\/incidents\//);
});

test("a request without an incident leads from the board to its session", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const sessionId = crypto.randomUUID();
  const path = "/api/v1/compliance/dpdp/emit";
  const emit = (eventType: string, payload: object) =>
    clientOf(home, baseURL ?? "").request({
      method: "POST",
      path,
      body: { sessionId, eventType, payload },
    });
  await emit("dsr_received", {});
  await page.goto("/dashboard/board");
  await expect(page.getByText("Request of a data principal").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: /Decide DPDP/ }).click();
  await expect(page).toHaveURL(new RegExp(`sessionId=${sessionId}`));
  const timers = page.getByRole("region", { name: "Timers" }).getByRole("table");
  await expect(timers.getByText("Request, 90 days")).toBeVisible();
  await timers.getByRole("button", { name: "Decide" }).click();
  const dialog = dialogOn(page);
  await dialog.getByRole("button", { name: "Decide" }).click();
  await expect(dialog.getByText("Say why.")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByText("It does not").click();
  await dialog.getByLabel("Reasons").fill("It complains of nothing.");
  await dialog.getByRole("button", { name: "Decide" }).click();
  await expect(timers.getByText("Not required")).toBeVisible();
  await emit("dsr_response_sent", {});
  await page.reload();
  await expect(timers.getByText("Met", { exact: true })).toHaveCount(1);
  await page.goto("/dashboard/dpdp?status=nonsense&timersAfter=broken");
  await expect(page.getByRole("region", { name: "Sessions" }).getByText(sessionId)).toBeVisible();
});
