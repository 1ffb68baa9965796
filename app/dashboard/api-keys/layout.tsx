export { SettingsLayout as default } from "../settings-layout";
