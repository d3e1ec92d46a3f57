// The graph's plan
// Every label and every relationship type as one picture.
CALL db.schema.visualization()
