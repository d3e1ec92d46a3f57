// A decision with what it decides.
MATCH (decision:Decision {id: $id})
RETURN decision {.*} AS decision,
       [(decision)-[:DECIDES]->(target:Claim) | target.id] AS claims,
       [(decision)-[:DECIDES]->(target:Mention) | target.id] AS mentions,
       [(decision)-[:DECIDES]->(target:Organisation) | target.id] AS organisations,
       [(decision)-[:DECIDES]->(target:Contract) | target.id] AS contracts,
       [(decision)-[:DECIDES]->(target:Controversy) | target.id] AS controversies
