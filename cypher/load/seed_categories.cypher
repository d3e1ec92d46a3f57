// Families and codes of controversies.
UNWIND $rows AS row
MERGE (category:Category {id: row.id})
SET category.family = row.family, category.name = row.name, category.definition = row.definition,
    category.concernsPeople = row.concernsPeople
