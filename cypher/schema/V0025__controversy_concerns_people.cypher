// Matters that concern people.
CREATE INDEX controversy_concerns_people IF NOT EXISTS
FOR (controversy:Controversy) ON (controversy.concernsPeople)
