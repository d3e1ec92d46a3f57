// Organisations as their names show them now.
UNWIND $rows AS row
MERGE (organisation:Organisation {id: row.id})
SET organisation += row.properties
REMOVE organisation:PublicBody:Company:CivilSociety
FOREACH (ignored IN CASE row.properties.kind WHEN 'public_body' THEN [1] ELSE [] END |
  SET organisation:PublicBody)
FOREACH (ignored IN CASE row.properties.kind WHEN 'company' THEN [1] ELSE [] END |
  SET organisation:Company)
FOREACH (ignored IN CASE row.properties.kind WHEN 'civil_society' THEN [1] ELSE [] END |
  SET organisation:CivilSociety)
