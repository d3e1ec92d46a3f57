"""Who is named in a text: known names, shapes of names, use in sentences, and what refers back to them."""
