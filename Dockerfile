# syntax=docker/dockerfile:1

# The digest keeps every build to the same base; Dependabot brings the next one.
FROM node:24-bookworm-slim@sha256:6f7b03f7c2c8e2e784dcf9295400527b9b1270fd37b7e9a7285cf83b6951452d AS base

# Compiles the source, and copies the grammars that code is parsed with.
FROM base AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY scripts/build.ts scripts/
COPY src src
RUN node scripts/build.ts

# What runs, and nothing that only builds or tests it.
FROM base AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional
# What is in it, for who has to know: the software bill of materials, as SPDX. Told to omit something, npm would call it missing.
RUN npm pkg delete devDependencies optionalDependencies && npm sbom --sbom-format=spdx > sbom.spdx.json

FROM base
WORKDIR /app
ENV NODE_ENV=production DATA_DIR=/data
RUN mkdir /data && chown node:node /data
COPY --from=packages /app/node_modules node_modules
COPY --from=packages /app/sbom.spdx.json ./
COPY --from=build /app/dist dist
COPY package.json app.yml LICENSE CHANGELOG.md ./
COPY bin bin
COPY agents agents
USER node
# Jobs, where no DATABASE_URL is set. Losing it loses no review.
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "const host = process.env.HOST || `0.0.0.0`; const at = host === `0.0.0.0` ? `127.0.0.1` : host === `::` ? `::1` : host; fetch(`http://${at.includes(`:`) ? `[${at}]` : at}:${process.env.PORT || 3000}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/server.js"]
