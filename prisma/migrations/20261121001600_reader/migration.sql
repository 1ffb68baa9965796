-- How a person reads: the language and the time zone of pages and messages.
ALTER TABLE "user_account" ADD COLUMN "locale" TEXT, ADD COLUMN "zone" TEXT;
ALTER TABLE "user_account" ADD CONSTRAINT "user_account_locale_check" CHECK ("locale" IN ('en', 'de', 'fr', 'es'));
