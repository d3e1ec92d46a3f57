# The service without a database of its own: docker-compose.yml puts a Neo4j beside it.
FROM python:3.11-slim-bookworm AS build
WORKDIR /build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/supplywatch
COPY requirements.lock ./
RUN /opt/supplywatch/bin/pip install --require-hashes --no-deps --requirement requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY api api
COPY cypher cypher
COPY extractors extractors
COPY graph graph
COPY seeds seeds
RUN /opt/supplywatch/bin/pip install --no-deps --no-build-isolation .

FROM python:3.11-slim-bookworm
LABEL org.opencontainers.image.title="supplywatch" org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --system --uid 10001 --home-dir /data --create-home supplywatch
COPY --from=build /opt/supplywatch /opt/supplywatch
ENV PATH=/opt/supplywatch/bin:$PATH PYTHONUNBUFFERED=1 SUPPLYWATCH_DATA=/data
USER supplywatch
VOLUME /data
EXPOSE 8000
ENTRYPOINT ["supplywatch"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
