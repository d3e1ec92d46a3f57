// Which contracts are exposed now.
UNWIND $rows AS row
MATCH (contract:Contract {id: row.id})
FOREACH (ignored IN CASE WHEN row.wanted THEN [1] ELSE [] END | SET contract:Exposed)
FOREACH (ignored IN CASE WHEN row.wanted THEN [] ELSE [1] END | REMOVE contract:Exposed)
FOREACH (ignored IN CASE WHEN row.acceptedWanted THEN [1] ELSE [] END | SET contract:AcceptedExposed)
FOREACH (ignored IN CASE WHEN row.acceptedWanted THEN [] ELSE [1] END | REMOVE contract:AcceptedExposed)
