import { describe, expect, it } from "vitest";
import { attachment, cleanName } from "./name";

describe("the name of a file", () => {
  it.each([
    ["report.pdf", "report.pdf"],
    ["../../etc/passwd.txt", "passwd.txt"],
    ["C:\\Users\\me\\report.pdf", "report.pdf"],
    ["a\r\nSet-Cookie: x.txt", "aSet-Cookie: x.txt"],
    ["invoice\u202efdp.exe", "invoicefdp.exe"],
    ["..", "file"],
    ["", "file"],
    ["Prüfbericht 🚨.pdf", "Prüfbericht 🚨.pdf"],
    [`${"x".repeat(400)}.pdf`, `${"x".repeat(196)}.pdf`],
  ])("%j is kept as %j", (said, kept) => {
    expect(cleanName(said)).toBe(kept);
  });

  it("goes into a header that nothing can be added to, and comes back whole", () => {
    const header = attachment("Prüf\"bericht\\; 100%'s*.pdf");
    expect(header).toBe(
      "attachment; filename=\"Pr_f_bericht_; 100_'s*.pdf\"; filename*=UTF-8''Pr%C3%BCf%22bericht%5C%3B%20100%25%27s%2A.pdf",
    );
    expect(
      () => new Headers({ "Content-Disposition": attachment(cleanName("a\r\nb\u0000.txt")) }),
    ).not.toThrow();
  });
});
