// Organisations that names were found to stand for.
UNWIND $ids AS id
MERGE (:Organisation {id: id})
