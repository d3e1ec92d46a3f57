"""The service: FastAPI routes over the questions, the entities, documents and decisions."""
