// Names without identifier that equal names may claim.
CREATE INDEX mention_loose_name IF NOT EXISTS
FOR (mention:Mention) ON (mention.looseName)
