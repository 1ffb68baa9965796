// The package says nothing of these two.
declare module "altcha/i18n/fr-fr";
declare module "altcha/i18n/es-es";
