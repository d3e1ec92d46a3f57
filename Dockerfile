# The service without a database of its own: docker-compose.yml puts a Neo4j beside it.
FROM python:3.11-slim-bookworm AS build
WORKDIR /build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
# Every file is checked against the lock; the tools of developers are in it too and stay behind in this stage.
COPY requirements.lock ./
RUN pip wheel --require-hashes --no-deps --requirement requirements.lock --wheel-dir /wheels
COPY pyproject.toml README.md LICENSE ./
COPY api api
COPY cypher cypher
COPY extractors extractors
COPY graph graph
COPY seeds seeds
RUN python -m venv /opt/supplywatch \
 && /opt/supplywatch/bin/pip install --no-index --find-links /wheels .

FROM python:3.11-slim-bookworm
LABEL org.opencontainers.image.title="supplywatch" org.opencontainers.image.licenses="Apache-2.0"
# The home folder is the volume: a new volume takes its owner from here.
RUN groupadd --gid 10001 supplywatch \
 && useradd --no-log-init --uid 10001 --gid 10001 --home-dir /data --create-home --shell /usr/sbin/nologin supplywatch
COPY --from=build /opt/supplywatch /opt/supplywatch
ENV PATH=/opt/supplywatch/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 SUPPLYWATCH_DATA=/data
# A number, so that a platform that refuses root can see that it is none.
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
ENTRYPOINT ["supplywatch"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
