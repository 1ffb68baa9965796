-- The register door's search goes by the time of recording.
CREATE INDEX incident_by_creation ON incident (org_id, created_at, id);
-- Own fields have no index: jsonb's @> is not leakproof, so under row-level security none could serve it.
