// Texts that share a run of words, by the keys of graph.families.
CREATE FULLTEXT INDEX text_signatures IF NOT EXISTS
FOR (text:Text) ON EACH [text.signature]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}
