/**
 * The tables that the release's store of personal data reads and writes, as statements that may run again and again.
 * Conversations are due for deletion after 90 days, audit entries are kept 2555 days (seven years).
 */
export const GDPR_SCHEMA = `CREATE TABLE IF NOT EXISTS user_profiles (
  user_id text PRIMARY KEY,
  username text NOT NULL CHECK (username <> ''),
  email text,
  full_name text,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_updated timestamptz NOT NULL DEFAULT now(),
  metadata jsonb DEFAULT '{}'
);
CREATE TABLE IF NOT EXISTS user_preferences (
  user_id text PRIMARY KEY REFERENCES user_profiles ON DELETE CASCADE,
  preferences jsonb NOT NULL DEFAULT '{}',
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS consent_records (
  consent_id text PRIMARY KEY,
  user_id text NOT NULL REFERENCES user_profiles ON DELETE CASCADE,
  consent_type text NOT NULL CHECK (consent_type <> ''),
  granted boolean NOT NULL,
  "timestamp" timestamptz NOT NULL DEFAULT now(),
  ip_address text,
  user_agent text,
  metadata jsonb DEFAULT '{}'
);
CREATE INDEX IF NOT EXISTS consent_by_user ON consent_records (user_id, consent_type);
CREATE TABLE IF NOT EXISTS conversations (
  conversation_id text PRIMARY KEY,
  user_id text NOT NULL REFERENCES user_profiles ON DELETE CASCADE,
  title text,
  messages jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz NOT NULL DEFAULT now(),
  last_message_at timestamptz,
  archived boolean DEFAULT false,
  metadata jsonb DEFAULT '{}'
);
CREATE INDEX IF NOT EXISTS conversation_by_user ON conversations (user_id, last_message_at);
CREATE TABLE IF NOT EXISTS audit_logs (
  log_id text PRIMARY KEY,
  user_id text,
  action text NOT NULL CHECK (action <> ''),
  resource_type text,
  resource_id text,
  "timestamp" timestamptz NOT NULL DEFAULT now(),
  ip_address text,
  user_agent text,
  metadata jsonb DEFAULT '{}'
);
CREATE INDEX IF NOT EXISTS audit_by_user ON audit_logs (user_id, "timestamp");
CREATE OR REPLACE VIEW conversations_for_cleanup AS
  SELECT conversation_id, user_id, title, last_message_at, age(now(), last_message_at) AS age
  FROM conversations
  WHERE NOT archived AND last_message_at < now() - interval '90 days';
CREATE OR REPLACE VIEW audit_logs_for_archival AS
  SELECT log_id, user_id, action, "timestamp", age(now(), "timestamp") AS age
  FROM audit_logs
  WHERE "timestamp" < now() - interval '90 days' AND "timestamp" >= now() - interval '2555 days';
`;
