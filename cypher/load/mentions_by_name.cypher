// Names without identifier that wait for an organisation of this name and country.
UNWIND $names AS name
MATCH (mention:Mention {looseName: name})
USING INDEX mention:Mention(looseName)
RETURN mention.id AS id
