// Who supplies or bids is a vendor: organisations whose label says otherwise.
UNWIND $ids AS id
MATCH (organisation:Organisation {id: id})
WITH organisation, EXISTS { (organisation)-[:SUPPLIES_UNDER|BIDS_FOR]->(:Contract) } AS wanted
WHERE wanted <> (organisation:Vendor)
RETURN organisation.id AS id, wanted
