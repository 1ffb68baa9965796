import { describe, expect, it } from "vitest";
import { addressesOf, faultOfTarget, isPublicAddress, TargetFault } from "./target";

describe("an address", () => {
  it.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:10.0.0.1",
    "::ffff:7f00:1",
    "::ffff:8.8.8.8",
    "::7f00:1",
    "64:ff9b::a00:1",
    "64:ff9b::808:808",
    "fe80::1",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "2001::1",
    "2001:db8::1",
    "2002:a00:1::1",
    "100::1",
    "no address",
    "",
  ])("is not of the open internet: %s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(["8.8.8.8", "100.63.255.255", "172.32.0.1", "192.0.1.1", "2606:4700::1111", "2a01::1"])(
    "is of the open internet: %s",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

describe("a target", () => {
  const faultOf = (url: string, allowPrivate = false) =>
    faultOfTarget(new URL(url), { allowPrivate });

  it.each([
    ["http://hooks.example.org/x", "needs_https"],
    ["https://127.0.0.1/x", "private_address"],
    ["https://2130706433/x", "private_address"],
    ["https://0x7f.1/x", "private_address"],
    ["https://017700000001/x", "private_address"],
    ["https://[::1]/x", "private_address"],
    ["https://[::ffff:169.254.169.254]/latest", "private_address"],
    ["https://localhost/x", "private_address"],
    ["https://db.internal/x", "private_address"],
    ["https://hooks.example.org/x", null],
    ["https://8.8.8.8/x", null],
  ])("%s: %s", (url, fault) => {
    expect(faultOf(url)).toBe(fault);
    expect(faultOf(url, true)).toBeNull();
  });

  it("is refused whole when one of its addresses is private", async () => {
    const policy = { allowPrivate: false, resolve: async () => ["8.8.8.8", "10.0.0.1"] };
    await expect(addressesOf("both.example", policy)).rejects.toEqual(
      new TargetFault("private_address"),
    );
    expect(await addressesOf("both.example", { ...policy, allowPrivate: true })).toHaveLength(2);
  });

  it("is refused when nobody knows its name", async () => {
    const policy = { allowPrivate: false, resolve: async () => [] };
    await expect(addressesOf("nobody.example", policy)).rejects.toEqual(
      new TargetFault("unknown_host"),
    );
  });
});
