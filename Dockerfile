# Two stages: the first installs the hash-locked packages (PostgreSQL's driver too) and Timeline, the second holds
# only the result. compose.yaml runs it with PostgreSQL; by itself it keeps an SQLite file in /data.
FROM python:3.11-slim AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src
RUN python -m venv /opt/timeline
COPY requirements.lock ./
RUN /opt/timeline/bin/pip install --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY timeline timeline
COPY api api
RUN /opt/timeline/bin/pip install --no-deps --no-build-isolation .

FROM python:3.11-slim

# A number, so that the owner of the volume is the same in every image.
RUN useradd --system --uid 10001 --create-home --home-dir /data timeline
COPY --from=build /opt/timeline /opt/timeline

ENV PATH=/opt/timeline/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 TIMELINE_DATABASE=/data/timeline.db
USER timeline
WORKDIR /data
VOLUME /data
EXPOSE 8000

HEALTHCHECK --interval=30s --timeout=3s --start-period=10s --retries=3 \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]

# 0.0.0.0 is inside the container; publish the port where it may be reached. Writing needs a key there.
CMD ["timeline", "serve", "--host", "0.0.0.0", "--port", "8000"]
