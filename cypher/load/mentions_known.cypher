// Which of these mentions are there already?
UNWIND $ids AS id
MATCH (mention:Mention {id: id})
RETURN mention.id AS id
