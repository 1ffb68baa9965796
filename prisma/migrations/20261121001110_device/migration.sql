-- How a person's device reads, as it said at sign-in: messages to somebody who has chosen nothing follow it.
ALTER TABLE "session" ADD COLUMN "locale" TEXT, ADD COLUMN "zone" TEXT;
