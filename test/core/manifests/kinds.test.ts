import { expect, test } from 'vitest';
import { manifestKind } from '../../../src/core/manifests/kinds.ts';

const site = 'server {\n  listen 80;\n  location / {\n    proxy_pass http://orders;\n  }\n}\n';

test.each([
  ['docker/Dockerfile.prod', 'FROM node:24\n', 'Dockerfile'],
  ['Containerfile', 'FROM node:24\n', 'Dockerfile'],
  ['compose.override.yaml', 'services: {}\n', 'Docker Compose'],
  ['.github/workflows/ci.yml', 'on: push\n', 'GitHub Actions'],
  ['orders/action.yml', 'name: orders\n', 'GitHub Actions'],
  ['infra/orders.tf.json', '{}\n', 'Terraform'],
  ['chart/Chart.yaml', 'apiVersion: v2\nname: orders\n', 'Helm'],
  ['chart/templates/orders.yaml', '{{- if .Values.orders }}\nkind: Deployment\n{{- end }}\n', 'Helm'],
  ['deploy/orders.yaml', '---\napiVersion: v1\nkind: Service\n', 'Kubernetes'],
  ['deploy/orders.json', '{\n  "apiVersion": "v1",\n  "kind": "Service"\n}\n', 'Kubernetes'],
  ['deploy/kustomization.yaml', 'resources: [orders.yaml]\n', 'Kubernetes'],
  ['edge/nginx.conf', 'events {}\n', 'nginx'],
  ['nginx/orders.conf.template', site, 'nginx'],
  ['etc/conf.d/orders.conf', site, 'nginx'],
  ['etc/sites-enabled/orders', 'upstream orders {\n  server orders:80;\n}\n', 'nginx'],
  ['orders/application.conf', 'http {\n  server {\n    port = 80\n  }\n}\n', null],
  ['orders/redis.conf', 'port 6379\nbind 127.0.0.1\n', null],
  ['notes.yaml', 'kind: note\n', null],
])('%s', (path, text, kind) => {
  expect(manifestKind(path, text)).toBe(kind);
});

test('a text of many blank lines is none', { timeout: 5_000 }, () => {
  const text = '\n'.repeat(400_000);
  for (const path of ['orders.conf', 'orders.yaml']) expect(manifestKind(path, text)).toBeNull();
});
