// Which of these blocks hold a deal without register entry?
UNWIND $blocks AS block
WITH block
WHERE EXISTS { MATCH (:Claim {looseBlock: block}) }
RETURN block
