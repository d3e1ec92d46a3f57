// Who supplies or bids is a vendor.
UNWIND $ids AS id
MATCH (organisation:Organisation {id: id})
WITH organisation, EXISTS { (organisation)-[:SUPPLIES_UNDER|BIDS_FOR]->(:Contract) } AS sells
WHERE sells <> (organisation:Vendor)
FOREACH (ignored IN CASE WHEN sells THEN [1] ELSE [] END | SET organisation:Vendor)
FOREACH (ignored IN CASE WHEN sells THEN [] ELSE [1] END | REMOVE organisation:Vendor)
