// Who owns whom
// Companies and their owners, at most three steps up. A concern of an owner is shown beside its companies, and
// never becomes one matter with theirs.
MATCH chain = (:Company)-[:OWNED_BY*1..3]->(:Organisation)
RETURN nodes(chain) AS organisations, relationships(chain) AS links
LIMIT 50
