// Who is concerned now.
UNWIND $rows AS row
MATCH (organisation:Organisation {id: row.id})
FOREACH (ignored IN CASE WHEN row.wanted THEN [1] ELSE [] END | SET organisation:Concerned)
FOREACH (ignored IN CASE WHEN row.wanted THEN [] ELSE [1] END | REMOVE organisation:Concerned)
FOREACH (ignored IN CASE WHEN row.acceptedWanted THEN [1] ELSE [] END | SET organisation:AcceptedConcerned)
FOREACH (ignored IN CASE WHEN row.acceptedWanted THEN [] ELSE [1] END | REMOVE organisation:AcceptedConcerned)
